import { expect, it } from "vitest";
import { mayBeEnglish } from "../../src/write/text/english";

it.each([
  "She have a idea.",
  "Yesterday I go to market and buyed two kilos of tomatoes for my mother.",
  "Dear Sir, please find attached my resume for the post of junior accountant.",
  // In doubt it may be: too short, or a list.
  "Hola, Asha.",
  "नमस्ते",
  "Milk, bread, eggs, rice.",
  "",
])("may be English: %s", text => expect(mayBeEnglish(text)).toBe(true));

it.each([
  "मेरा नाम आशा है। मैं कोच्चि में रहती हूँ।",
  "اسمي آشا وأعيش في كوتشي.",
  "我叫阿莎，我住在科钦，我在一家公司工作。",
  "Hola, me llamo Asha y vivo en Kochi. Mañana tengo una reunión con mi jefe.",
  "Morgen treffe ich meine Kollegin, um den Bericht für das nächste Jahr zu schreiben.",
  "Mera naam Asha hai aur main Kochi mein rehti hoon, aap kaise hain?",
])("is not English: %s", text => expect(mayBeEnglish(text)).toBe(false));
