import type { Answer, Body, Path } from "./endpoints";
import { readEvents } from "./event_stream";
import { ApiError, errorOf, isAbort, localProblem, type Problem } from "./problems";

export interface StreamMessage {
  event: string;
  data: unknown;
}

interface RequestOptions {
  body?: unknown;
  query?: Record<string, string | number | boolean | undefined>;
  signal?: AbortSignal | undefined;
}

/**
 * Calls the API of the same origin.
 *
 * The cookie of the session counts only together with `X-Sahi-Web`, which no form and no page of another
 * origin can send. Every method throws an `ApiError`, or the `AbortError` of the given signal.
 */
export class Api {
  /** Called for every 401: the session has expired or was revoked. */
  onUnauthenticated: () => void = () => undefined;

  get<P extends Path<"get">>(
    path: P,
    query: RequestOptions["query"] = {},
    signal?: AbortSignal,
  ): Promise<Answer<"get", P>> {
    return this.#json("GET", path, { query, signal });
  }

  post<P extends Path<"post">>(
    path: P,
    body?: Body<"post", P>,
    signal?: AbortSignal,
  ): Promise<Answer<"post", P>> {
    return this.#json("POST", path, { body, signal });
  }

  put<P extends Path<"put">>(path: P, body: Body<"put", P>): Promise<Answer<"put", P>> {
    return this.#json("PUT", path, { body });
  }

  patch<P extends Path<"patch">>(path: P, body: Body<"patch", P>): Promise<Answer<"patch", P>> {
    return this.#json("PATCH", path, { body });
  }

  delete<P extends Path<"delete">>(path: P, body?: Body<"delete", P>): Promise<void> {
    return this.#json("DELETE", path, { body });
  }

  /** Yield the events of a streamed response; an `error` event is thrown as the `ApiError` it describes. */
  async *stream(
    path: `/actions/${string}`,
    body: unknown,
    signal?: AbortSignal,
  ): AsyncGenerator<StreamMessage> {
    const response = await this.#send("POST", path, { body, signal }, "text/event-stream");
    if (!response.body) throw new ApiError(localProblem("bad_response"));
    try {
      for await (const { event, data } of readEvents(response.body)) {
        const parsed: unknown = JSON.parse(data);
        if (event === "error") throw new ApiError(parsed as Problem);
        yield { event, data: parsed };
      }
    } catch (error) {
      throw asApiError(error);
    }
  }

  async #json<T>(method: string, path: string, options: RequestOptions): Promise<T> {
    const response = await this.#send(method, path, options, "application/json");
    if (response.status === 204) return undefined as T;
    return (await response.json().catch(error => {
      throw asApiError(error);
    })) as T;
  }

  async #send(method: string, path: string, options: RequestOptions, accept: string): Promise<Response> {
    const headers: Record<string, string> = { Accept: accept, "X-Sahi-Web": "1" };
    const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
    if (options.body !== undefined) {
      headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(options.body);
    }
    if (options.signal) init.signal = options.signal;
    let response: Response;
    try {
      response = await fetch(address(path, options.query), init);
    } catch (error) {
      throw asApiError(error);
    }
    if (response.ok) return response;
    const error = await errorOf(response);
    if (error.status === 401) this.onUnauthenticated();
    throw error;
  }
}

function address(path: string, query: RequestOptions["query"] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}

/** A connection that could not be made or broke, and a body that is not JSON, become errors of the page's own. */
function asApiError(error: unknown): unknown {
  if (error instanceof ApiError || isAbort(error)) return error;
  return new ApiError(localProblem(error instanceof SyntaxError ? "bad_response" : "network"));
}
