import { afterEach, expect, test, vi } from "vitest";
import { Api } from "../src/api/client";
import type { ApiError } from "../src/api/problems";

const PROBLEM = { title: "Too fast", status: 429, detail: "Wait.", code: "rate_limited" };

/** Answer the next request, and return what was asked. */
function answer(response: Response | Error) {
  const asked = vi.fn((_address: string, _init: RequestInit) =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  );
  vi.stubGlobal("fetch", asked);
  return asked;
}

function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { "Content-Type": "application/problem+json" },
    ...init,
  });
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  return promise.then(
    () => Promise.reject(new Error("it did not fail")),
    error => error,
  );
}

afterEach(() => vi.unstubAllGlobals());

test("every request carries the header without which the cookie does not count", async () => {
  const asked = answer(json({}));
  await new Api().get("/templates/", { search: "a b", category: undefined });
  const [address, init] = asked.mock.calls[0] ?? [];
  expect(address).toBe("/templates/?search=a+b");
  expect(init?.headers).toMatchObject({ "X-Sahi-Web": "1" });
  expect(init?.credentials).toBe("same-origin");
});

test("a problem becomes an error with its code and the time to wait", async () => {
  answer(json(PROBLEM, { status: 429, headers: { "Retry-After": "7" } }));
  const error = await failure(new Api().post("/actions/improve", { text: "Hi" }));
  expect([error.code, error.status, error.retryAfter]).toEqual(["rate_limited", 429, 7]);
});

test("a response from something in between is an error of its own", async () => {
  answer(new Response("<h1>Bad gateway</h1>", { status: 502 }));
  const error = await failure(new Api().get("/auth/profile"));
  expect([error.code, error.status]).toEqual(["bad_response", 502]);
});

test("a connection that cannot be made is an error of its own", async () => {
  answer(new TypeError("Failed to fetch"));
  expect((await failure(new Api().get("/auth/profile"))).code).toBe("network");
});

test("an aborted request stays an abort", async () => {
  answer(new DOMException("stopped", "AbortError") as unknown as Error);
  expect((await failure(new Api().get("/auth/profile"))).name).toBe("AbortError");
});

test("every 401 is told to the session", async () => {
  answer(json({ ...PROBLEM, status: 401, code: "token_expired" }, { status: 401 }));
  const api = new Api();
  api.onUnauthenticated = vi.fn();
  await failure(api.get("/templates/"));
  expect(api.onUnauthenticated).toHaveBeenCalledOnce();
});

test("nothing is read from an empty response", async () => {
  answer(new Response(null, { status: 204 }));
  expect(await new Api().delete("/templates/1")).toBeUndefined();
});

test("an error in the middle of a stream is thrown as the problem it is", async () => {
  const events =
    'event: delta\ndata: {"text":"a"}\n\nevent: error\ndata: {"code":"ai_timeout","status":504}\n\n';
  answer(new Response(events));
  const seen: unknown[] = [];
  const error = await failure(
    (async () => {
      for await (const { data } of new Api().stream("/actions/improve", {})) seen.push(data);
    })(),
  );
  expect(seen).toEqual([{ text: "a" }]);
  expect(error.code).toBe("ai_timeout");
});
