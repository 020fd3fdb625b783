package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published proofs that must be accepted or refused (transparency-dev/merkle). They are not part of this repository: without the folder
 * {@code shared/vectors} beside it, or named by the system property {@code zhengyuan.vectors}, these tests are skipped. {@link OwnVectorsTest}
 * always runs.
 */
class MerkleVectorsTest {
    private static final Path FOLDER = Path.of(System.getProperty("zhengyuan.vectors", "../../shared/vectors"));

    @Test
    void inclusionProofsAreAcceptedAndRefusedAsPublished() throws Exception {
        JsonNode cases = cases("merkle-inclusion.json");
        for (JsonNode vector : cases) {
            InclusionProof proof = new InclusionProof(
                    vector.get("leafIdx").bigIntegerValue().longValue(),
                    vector.get("treeSize").bigIntegerValue().longValue(),
                    path(vector).orElse(List.of()));
            Optional<Hash> leaf = hash(vector.get("leafHash").stringValue());
            Optional<Hash> root = hash(vector.get("root").stringValue());
            boolean accepted = path(vector).isPresent()
                    && leaf.isPresent()
                    && root.isPresent()
                    && proof.proves(leaf.get(), root.get());
            assertThat(accepted)
                    .as(vector.toString())
                    .isNotEqualTo(vector.get("wantErr").booleanValue());
        }
        assertThat(cases).hasSizeGreaterThan(60);
    }

    @Test
    void consistencyProofsAreAcceptedAndRefusedAsPublished() throws Exception {
        JsonNode cases = cases("merkle-consistency.json");
        for (JsonNode vector : cases) {
            ConsistencyProof proof = new ConsistencyProof(
                    vector.get("size1").bigIntegerValue().longValue(),
                    vector.get("size2").bigIntegerValue().longValue(),
                    path(vector).orElse(List.of()));
            Optional<Hash> older = hash(vector.get("root1").stringValue());
            Optional<Hash> newer = hash(vector.get("root2").stringValue());
            boolean accepted = path(vector).isPresent()
                    && older.isPresent()
                    && newer.isPresent()
                    && proof.proves(older.get(), newer.get());
            assertThat(accepted)
                    .as(vector.toString())
                    .isNotEqualTo(vector.get("wantErr").booleanValue());
        }
        assertThat(cases).hasSizeGreaterThan(60);
    }

    private static JsonNode cases(String file) {
        assumeTrue(Files.exists(FOLDER.resolve(file)), () -> "no " + FOLDER.resolve(file) + ": skipped");
        return JsonMapper.shared().readTree(FOLDER.resolve(file).toFile()).get("cases");
    }

    private static Optional<List<Hash>> path(JsonNode vector) {
        List<Hash> path = new ArrayList<>();
        for (JsonNode element : vector.get("proof")) {
            Optional<Hash> hash = hash(element.stringValue());
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(hash.get());
        }
        return Optional.of(path);
    }

    private static Optional<Hash> hash(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        return bytes.length == Hash.LENGTH ? Optional.of(Hash.of(bytes)) : Optional.empty();
    }
}
