package org.zhengyuan.seal.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.ConsistencyProof;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.SignedNote;

/**
 * A request to cosign a checkpoint (C2SP tlog-witness, "add-checkpoint"): {@code old SIZE}, the lines of the consistency proof, an empty
 * line, the checkpoint.
 */
record AddCheckpoint(long oldSize, List<Hash> path, SignedNote note, Checkpoint checkpoint) {
    private static final int LONGEST_PATH = 63;

    static AddCheckpoint parse(byte[] body) throws MalformedException {
        int end = endOfHead(body);
        String head = new String(body, 0, end, StandardCharsets.UTF_8);
        List<String> lines = Arrays.asList(head.split("\n", -1));
        if (!lines.getFirst().startsWith("old ") || lines.size() > 1 + LONGEST_PATH) {
            throw new MalformedException("the request begins with a line: old SIZE, then at most 63 hashes");
        }
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            path.add(Hash.ofBase64(line));
        }
        long oldSize = Checkpoint.parseSize(lines.getFirst().substring("old ".length()));
        SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, end + 2, body.length));
        return new AddCheckpoint(oldSize, path, note, Checkpoint.parse(note.text()));
    }

    private static int endOfHead(byte[] body) throws MalformedException {
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\n' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new MalformedException("the request has no empty line before the checkpoint");
    }

    ConsistencyProof proof() {
        return new ConsistencyProof(oldSize, checkpoint.size(), path);
    }
}
