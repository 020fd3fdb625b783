package org.zhengyuan.seal.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.KeyFile;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.report.Wording;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code verify keygen NAME}: a new key in a file, and the verifier key to give away. */
final class KeygenCommand {
    private final PrintStream out;
    private final boolean json;

    KeygenCommand(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    int run(List<String> words) throws UsageException, IOException {
        Arguments arguments =
                Arguments.parse(words, Set.of("--algorithm", "--out", "--passphrase-file"), Set.of("--witness"));
        String name = arguments.words(1).getFirst();
        KeyAlgorithm algorithm = algorithm(arguments.option("--algorithm").orElse("ed25519"));
        SoftwareKey key = SoftwareKey.generate(name, algorithm);
        NoteKey verifier = verifier(key, arguments.has("--witness"));
        String standard = name.replaceAll("[^A-Za-z0-9.-]", "-").replaceFirst("^\\.+", "") + ".key";
        Path file = Inputs.path(arguments.option("--out").orElse(standard));
        try {
            KeyFile.store(file, key, Inputs.passphrase(arguments));
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(Wording.of("keygen.exists", file));
        }
        if (json) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("file", file.toString())
                    .put("verifierKey", verifier.text()));
        } else {
            out.println(verifier.text());
        }
        return Main.PASSED;
    }

    private static KeyAlgorithm algorithm(String word) throws UsageException {
        return switch (word) {
            case "ed25519" -> KeyAlgorithm.ED25519;
            case "sm2" -> KeyAlgorithm.SM2;
            case "p256" -> KeyAlgorithm.ECDSA_P256;
            default -> throw new UsageException(Wording.of("keygen.algorithm"));
        };
    }

    private static NoteKey verifier(SoftwareKey key, boolean witness) throws UsageException {
        try {
            return (witness ? NoteSigner.witness(key) : NoteSigner.of(key)).key();
        } catch (IllegalArgumentException e) {
            throw new UsageException(Wording.of("keygen.name", String.valueOf(e.getMessage())));
        }
    }
}
