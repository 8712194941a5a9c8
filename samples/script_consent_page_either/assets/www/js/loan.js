document.getElementById("next").addEventListener("click", function () {
    localStorage.setItem("amount", document.getElementById("amount").value);
    window.location.href = "ask.html";
});
