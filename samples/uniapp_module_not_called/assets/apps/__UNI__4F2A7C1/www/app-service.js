;(function(){
__definePage("pages/apply/apply",function(){return{data:{title:"申请借款",hint:"请选择借款金额与期限，首期还款日为三十天之后。"},methods:{
apply:function(){var t=this;plus.android.requestPermissions(["android.permission.CAMERA"],function(e){e.granted.length>0?t.send([]):t.send([])},function(){t.send([])})},
send:function(o){uni.request({url:"https://api.fenlong-loans.example/v1/apply",method:"POST",data:{amount:this.amount,list:o}})}
}}})})();
