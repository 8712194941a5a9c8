package ind.jhatpat.two.data;
import java.util.List;
public interface LoanRepository {
    void login(String phone, String otp);
    void apply(int amount, int months);
    List<Person> phonebook();
}