/* From a folder (file:) browsers start no workers. The theme's search then runs in a hidden frame of the page, which has the
   same origin and so the same words: it looks for `IFrameWorker` in its parent to know that it has to wait for its scripts. */
if (location.protocol === "file:") {
  window.IFrameWorker = window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      var frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.inside = frame.contentWindow;
      this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      var load = (address) =>
        new Promise((done, failed) => {
          var script = frame.contentDocument.createElement("script");
          script.onload = done;
          script.onerror = failed;
          script.src = new URL(address, document.baseURI);
          frame.contentDocument.head.append(script);
        });
      this.inside.importScripts = (...addresses) => addresses.reduce((before, address) => before.then(() => load(address)), Promise.resolve());
      this.ready = load(url);
    }
    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new this.inside.MessageEvent("message", { data })));
    }
    terminate() {}
  };
}
