;(function(){var e=uni.requireNativePlugin;
__definePage("pages/apply/apply",function(){return{data:{title:"申请借款",hint:"请选择借款金额与期限，首期还款日为三十天之后。"},methods:{apply:function(){uni.request({url:"https://api.larkmere-loans.example/v1/apply",method:"POST",data:{amount:this.amount}})}}}})})();
