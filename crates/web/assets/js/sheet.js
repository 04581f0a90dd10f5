// A mail as it was sent is as high as it needs, as far as the screen allows.
document.addEventListener("load", (event) => {
  const frame = event.target;
  const page = frame.matches?.(".sheet-frame") && frame.contentDocument?.documentElement;
  if (page) frame.style.blockSize = `${Math.max(120, page.scrollHeight + 4)}px`;
}, true);
