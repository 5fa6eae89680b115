const root = document.getElementById("app");

/** What the server's HTML says about itself. */
export const page = {
  name: root?.dataset.name ?? "",
  /** Where stored e-mails can be read; empty unless this is development on the same machine. */
  mailbox: root?.dataset.mailbox ?? "",
  /** Cookies of a session need https, or a browser on the same machine. */
  secure: isSecureContext,
};
