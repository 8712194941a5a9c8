document.getElementById("login").addEventListener("click", function () {
    localStorage.setItem("phone", document.getElementById("phone").value);
    window.location.href = "loan.html";
});
