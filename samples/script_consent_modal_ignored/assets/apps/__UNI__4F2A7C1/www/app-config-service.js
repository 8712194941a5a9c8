__uniConfig={"pages":["pages/index/index","pages/apply/apply"],"entryPagePath":"pages/index/index","globalStyle":{"navigationBarTitleText":"青蕨借款"}};
