(function(vue){"use strict";
  const _export_sfc=(sfc,props)=>{const target=sfc.__vccOpts||sfc;for(const [key,val] of props){target[key]=val}return target};
  const _sfc_main$1={data(){return{limit:20000}},methods:{apply(){uni.navigateTo({url:"/pages/apply/apply"})}}};
  function _sfc_render$1(_ctx,_cache,$props,$setup,$data,$options){return vue.openBlock(),vue.createElementBlock("view",null,[vue.createElementVNode("text",null,"最高可借20000元"),vue.createElementVNode("button",{onClick:_cache[0]||(_cache[0]=(...args)=>$options.apply&&$options.apply(...args))},"立即借款")])}
  const PagesIndexIndex=_export_sfc(_sfc_main$1,[["render",_sfc_render$1],["__file","pages/index/index.vue"]]);
  const _sfc_main={data(){return{amount:"",people:[]}},methods:{read(){var t=this;plus.contacts.getAddressBook(plus.contacts.ADDRESSBOOK_PHONE,function(b){b.find(["displayName","phoneNumbers"],function(c){t.people=c},function(){},{multiple:true})},function(){})},choose(){var t=this;uni.showModal({title:"读取通讯录",content:"经您同意后，深圳青蕨小额贷款有限公司会读取您手机通讯录中的联系人姓名和电话号码，用于核实您填写的借款联系人。通讯录只在本机显示，不上传，不提供给任何第三方，关闭页面即删除。您可随时在“我的-设置”中撤回同意；如有疑问或投诉，请致电400-810-2468。不同意也可手动填写联系人，不影响申请借款。",confirmText:"同意",cancelText:"不同意",success:(res)=>{if(res.confirm)t.read()}})}}};
  function _sfc_render(_ctx,_cache,$props,$setup,$data,$options){return vue.openBlock(),vue.createElementBlock("view",null,[vue.createElementVNode("text",null,"申请借款"),vue.createElementVNode("input",{placeholder:"借款金额"},null,512),vue.createElementVNode("input",{placeholder:"借款联系人姓名"},null,512),vue.createElementVNode("button",{onClick:_cache[1]||(_cache[1]=(...args)=>$options.choose&&$options.choose(...args))},"选择借款联系人")])}
  const PagesApplyApply=_export_sfc(_sfc_main,[["render",_sfc_render],["__file","pages/apply/apply.vue"]]);
  __definePage("pages/index/index",PagesIndexIndex);__definePage("pages/apply/apply",PagesApplyApply);
})(Vue);
