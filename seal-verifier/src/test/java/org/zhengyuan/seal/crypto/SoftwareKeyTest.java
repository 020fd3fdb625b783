package org.zhengyuan.seal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys: what they sign, and what remains of them in a file. */
class SoftwareKeyTest {
    private static final byte[] MESSAGE = "证源".getBytes(StandardCharsets.UTF_8);
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatAKeySignedItsPublicKeyVerifiesAndNoOther(KeyAlgorithm algorithm) {
        SoftwareKey key = SoftwareKey.generate("a", algorithm);
        byte[] signature = key.sign(MESSAGE);

        assertThat(key.publicKey().verifies(MESSAGE, signature)).isTrue();
        assertThat(PublicKey.of(algorithm, key.publicKey().encoded())).isEqualTo(key.publicKey());
        assertThat(SoftwareKey.generate("a", algorithm).publicKey().verifies(MESSAGE, signature))
                .isFalse();
        assertThat(key.publicKey().verifies(new byte[0], signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsSignWithOneKey(KeyAlgorithm algorithm) {
        SoftwareKey key = SoftwareKey.generate("a", algorithm);
        assertThat(IntStream.range(0, 200).parallel().allMatch(i -> {
                    byte[] message = {(byte) i, 1};
                    return key.publicKey().verifies(message, key.sign(message));
                }))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void signaturesOfImpossibleShapesAreNoSignatures(KeyAlgorithm algorithm) {
        SoftwareKey key = SoftwareKey.generate("a", algorithm);
        for (int length : List.of(0, 1, 63, 64, 65, 70, 72, 200)) {
            assertThat(key.publicKey().verifies(MESSAGE, new byte[length])).isFalse();
        }
    }

    @Test
    void aPointThatIsNotOnTheCurveIsNoKey() {
        for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.SM2, KeyAlgorithm.ECDSA_P256)) {
            byte[] encoded = SoftwareKey.generate("a", algorithm).publicKey().encoded();
            encoded[encoded.length - 1] ^= 1;
            assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.of(algorithm, encoded));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyInAFileIsTheSameKeyWithAndWithoutAPassphrase(KeyAlgorithm algorithm) throws IOException {
        SoftwareKey key = SoftwareKey.generate("example.cn/log", algorithm);
        KeyFile.store(folder.resolve("plain"), key, null);
        KeyFile.store(folder.resolve("locked"), key, PASSPHRASE);

        for (SoftwareKey read : List.of(
                KeyFile.load(folder.resolve("plain"), null), KeyFile.load(folder.resolve("locked"), PASSPHRASE))) {
            assertThat(read.name()).isEqualTo("example.cn/log");
            assertThat(read.algorithm()).isEqualTo(algorithm);
            assertThat(read.publicKey()).isEqualTo(key.publicKey());
            assertThat(key.publicKey().verifies(MESSAGE, read.sign(MESSAGE))).isTrue();
        }
        assertThat(Files.readString(folder.resolve("locked")))
                .contains("ENCRYPTED")
                .hasSizeGreaterThan(200);
    }

    @Test
    void theFileIsForItsOwnerOnlyAndIsNeverWrittenOver() throws IOException {
        Path file = folder.resolve("key");
        SoftwareKey key = SoftwareKey.generate("a", KeyAlgorithm.ED25519);
        KeyFile.store(file, key, null);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> KeyFile.store(file, key, null));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> KeyFile.load(file, null))
                .withMessageContaining("chmod 600");
    }

    @Test
    void aWrongPassphraseAMissingOneAndAnotherFileAreSaidInOneLine() throws IOException {
        Path file = folder.resolve("key");
        KeyFile.store(file, SoftwareKey.generate("a", KeyAlgorithm.SM2), PASSPHRASE);
        Path other = Files.writeString(folder.resolve("other"), "Name: a\nhello");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> KeyFile.load(file, "wrong".toCharArray()))
                .withMessageContaining("passphrase");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> KeyFile.load(file, null))
                .withMessageContaining("needs a passphrase");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> KeyFile.load(other, null))
                .withMessageContaining("not a key file");
    }
}
