package org.zhengyuan.seal.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.proof.Base64Text;
import org.zhengyuan.seal.proof.Commitment;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact with all that shows it to be in the log: its salt, its leaf, the way from there to a checkpoint. What a receipt says is a claim;
 * {@link ReceiptVerification} finds out whether it holds. The file is described in {@code docs/evidence-formats.md}.
 *
 * @param id under which the exchange keeps the fact
 * @param fact an object with {@code kind}, {@code time}, {@code actor}, {@code object}, {@code details}
 * @param salt 32 bytes
 * @param origin of the log
 * @param index of the leaf
 * @param entry of the log: the leaf's data
 * @param inclusion path from the leaf to the checkpoint's root
 * @param checkpoint a signed note
 * @param witnesses what the exchange itself asks of its checkpoints; a verifier goes by his own trust file
 */
@SuppressWarnings("ArrayRecordComponent") // read and written, never compared
public record Receipt(
        String id,
        JsonNode fact,
        byte[] salt,
        String origin,
        long index,
        byte[] entry,
        List<Hash> inclusion,
        String checkpoint,
        WitnessPolicy witnesses,
        @Nullable RowProof row) {
    public static final String FORMAT = "zhengyuan-receipt/1";

    /**
     * How many of which witnesses the exchange asks for.
     *
     * @param keys verifier keys
     */
    public record WitnessPolicy(long required, List<String> keys) {
        public WitnessPolicy {
            keys = List.copyOf(keys);
        }
    }

    public Receipt {
        inclusion = List.copyOf(inclusion);
        if (salt.length != Commitment.SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
    }

    public static Receipt parse(byte[] utf8) throws MalformedException {
        JsonFields fields = JsonFields.parse(utf8);
        if (!fields.text("format").equals(FORMAT)) {
            throw new MalformedException("the format is not " + FORMAT);
        }
        byte[] salt = fields.bytes("salt");
        if (salt.length != Commitment.SALT_LENGTH) {
            throw new MalformedException("the salt has not 32 bytes");
        }
        JsonFields leaf = fields.object("leaf");
        JsonFields witnesses = fields.object("witnesses");
        JsonFields row = fields.objectIfAny("row");
        return new Receipt(
                fields.text("id"),
                fields.object("fact").json(),
                salt,
                leaf.text("origin"),
                leaf.count("index"),
                leaf.bytes("entry"),
                fields.hashes("inclusion"),
                fields.text("checkpoint"),
                new WitnessPolicy(witnesses.count("required"), witnesses.texts("keys")),
                row == null ? null : RowProof.parse(row));
    }

    public ObjectNode toJson() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode keys = json.arrayNode();
        witnesses.keys().forEach(keys::add);
        ObjectNode receipt = json.objectNode().put("format", FORMAT).put("id", id);
        receipt.set("fact", fact);
        receipt.put("salt", Base64Text.encode(salt));
        receipt.putObject("leaf").put("origin", origin).put("index", index).put("entry", Base64Text.encode(entry));
        receipt.set("inclusion", JsonFields.base64(inclusion));
        receipt.put("checkpoint", checkpoint);
        receipt.putObject("witnesses").put("required", witnesses.required()).set("keys", keys);
        if (row != null) {
            receipt.set("row", row.toJson());
        }
        return receipt;
    }
}
