package vn.vaynhanh.check.data;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;
public interface LoanApi {
    @POST("v1/login") Call<String> login(@Body LoginBody body);
    @POST("v1/loan") Call<String> apply(@Body LoanBody body);
}