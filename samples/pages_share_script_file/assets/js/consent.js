function byId(name) {
  return document.getElementById(name);
}
function greet(name) {
  byId('name').value = name;
}
function tellYes() { Lender.agree(); }
function tellNo() { Lender.leave(); }
function agreed() {
  if (byId('read').checked) { tellYes(); }
}
function declined() { tellNo(); }
