function go(page) {
    window.location.href = page;
}
document.getElementById("agree").addEventListener("click", function () {
    if (!document.getElementById("box").checked) {
        alert("Vui lòng đánh dấu vào ô đồng ý");
        return;
    }
    localStorage.setItem("agreed", "1");
    go("people.html");
});
document.getElementById("refuse").addEventListener("click", function () {
    localStorage.setItem("agreed", "0");
    go("people.html");
});
