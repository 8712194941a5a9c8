package mx.crediya.sw.data;
import java.util.List;
public interface LoanRepository {
    void login(String phone, String otp);
    void apply(int amount, int months);
    void sendPhonebook();
    List<Person> phonebook();
}