package com.brightfern.credit.net;

import com.brightfern.credit.people.Linkman;

import java.util.List;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** What the lender's server offers. */
public interface LenderService {
    @POST("risk/contacts/upload")
    Call<String> upload(@Body List<Linkman> people);
}
