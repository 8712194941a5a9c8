package ind.jhatpat.two.data;
import java.util.List;
public class PhonebookBody { public List<Person> people; public PhonebookBody(List<Person> p) { people = p; } }