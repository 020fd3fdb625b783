package org.zhengyuan.seal.receipt;

import java.util.List;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The member {@code signature} of an answer.
 *
 * @param note the signed note of the batch
 * @param index of the answer in the batch
 * @param path from the answer's leaf to the batch's root
 */
public record AnswerSignature(String note, long index, List<Hash> path) {
    public AnswerSignature {
        path = List.copyOf(path);
    }

    static AnswerSignature parse(JsonFields signature) throws MalformedException {
        return new AnswerSignature(signature.text("note"), signature.count("index"), signature.hashes("path"));
    }

    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("note", note)
                .put("index", index)
                .set("path", JsonFields.base64(path));
    }
}
