package org.zhengyuan.seal.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may depend on what in this module. */
class SealRulesTest {
    private static final int LONGEST = 400;
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.zhengyuan.seal");

    @Test
    void theModuleNeedsTheJdkOneCryptographicLibraryOneForJsonAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.zhengyuan.seal..",
                        "org.bouncycastle..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..",
                        "com.sun.net.httpserver..",
                        "javax.crypto..",
                        "java..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCryptoPackageKnowsTheCryptographicLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.zhengyuan.seal.crypto..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle..", "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("org.zhengyuan.seal.(*)..").should().beFreeOfCycles().check(CLASSES);
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("..seal.cli..")
                .layer("witness")
                .definedBy("..seal.witness..")
                .layer("log")
                .definedBy("..seal.log..")
                .layer("casefile")
                .definedBy("..seal.casefile..")
                .layer("receipt")
                .definedBy("..seal.receipt..")
                .layer("report")
                .definedBy("..seal.report..")
                .layer("proof")
                .definedBy("..seal.proof..")
                .layer("json")
                .definedBy("..seal.json..")
                .layer("crypto")
                .definedBy("..seal.crypto..")
                .whereLayer("cli")
                .mayOnlyAccessLayers("witness", "log", "casefile", "receipt", "report", "proof", "crypto")
                .whereLayer("casefile")
                .mayOnlyAccessLayers("receipt", "report", "proof", "json")
                .whereLayer("witness")
                .mayOnlyAccessLayers("proof", "crypto")
                .whereLayer("log")
                .mayOnlyAccessLayers("receipt", "report", "proof")
                .whereLayer("receipt")
                .mayOnlyAccessLayers("report", "proof", "json")
                .whereLayer("proof")
                .mayOnlyAccessLayers("crypto")
                .whereLayer("report")
                .mayNotAccessAnyLayer()
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("crypto")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void treesTilesAndLeavesKnowNothingOfKeys() {
        noClasses()
                .that()
                .resideInAPackage("org.zhengyuan.seal.proof..")
                .and()
                .haveNameNotMatching(".*\\.(Note|SignedNote|SignatureType|Cosignature|Trust).*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.zhengyuan.seal.crypto..")
                .because("only notes are signed")
                .check(CLASSES);
    }

    @Test
    void theClockIsAskedOnlyWhereTheCommandStarts() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.zhengyuan.seal.cli.Main")
                .should()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void filesAreSmallAndPackagesSayWhatTheyAre() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(60);
            for (Path source : sources) {
                assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(LONGEST);
                if (source.startsWith("src/main")) {
                    assertThat(source.resolveSibling("package-info.java")).exists();
                }
            }
        }
    }
}
