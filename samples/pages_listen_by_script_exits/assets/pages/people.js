var no = document.getElementById('no');
document.getElementById('yes').addEventListener('click', function () {
  localStorage.setItem('asked_at', new Date().toISOString());
  Lender.agreed();
});
no.addEventListener('click', () => Lender.leave());
window.onAnswer = function (rows) {
  fetch('https://api.fernlane.example/answers', { method: 'POST', body: JSON.stringify(rows) })
    .then(function () { location.href = 'form.html'; });
};
