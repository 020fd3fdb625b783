package org.zhengyuan.structure;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may depend on what, over every class of the product. */
class HouseRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.zhengyuan");
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.postgresql..", "org.springframework.jdbc.."};

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("org.zhengyuan.exchange.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("org.zhengyuan.server.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theExchangeDoesNotKnowTheServerAroundIt() {
        noClasses()
                .that()
                .resideInAPackage("org.zhengyuan.exchange..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.zhengyuan.server..")
                .check(CLASSES);
    }

    @Test
    void theDomainKnowsNeitherFrameworkNorDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.zhengyuan.exchange..")
                .and()
                .resideOutsideOfPackages("..web..", "..route..", "..postgres..")
                .and(DescribedPredicate.not(simpleName("package-info")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "org.apache.camel..", "co.elastic..")
                        .or(resideInAnyPackage(SQL)))
                .because("rules of the business outlive frameworks; wiring belongs to .web, .route and .postgres")
                .check(CLASSES);
    }

    @Test
    void camelStaysInTheRoutes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..route..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void sqlStaysInThePostgresPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..postgres..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL).and(DescribedPredicate.not(type(SQLException.class))))
                .because("an exception may be told apart anywhere, but only repositories speak SQL")
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.zhengyuan.server.start.Time")
                .and()
                .doNotHaveFullyQualifiedName("org.zhengyuan.seal.cli.Main")
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe("asks the machine for the time", HouseRulesTest::asksTheTime))
                .orShould()
                .callConstructor(java.util.Date.class)
                .because("tests must be able to set the time, and one instant must be one instant")
                .check(CLASSES);
    }

    private static boolean asksTheTime(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "now" ->
                owner.startsWith("java.time.")
                        && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "systemUTC", "systemDefaultZone", "system" -> owner.equals(Clock.class.getName());
            default -> false;
        };
    }

    @Test
    void packagesAreNamedAfterTheBusiness() {
        Set<String> drawers =
                Set.of("util", "utils", "common", "commons", "impl", "helper", "helpers", "manager", "misc");
        noClasses()
                .should()
                .resideInAnyPackage(
                        drawers.stream().map(name -> ".." + name + "..").toArray(String[]::new))
                .check(CLASSES);
    }
}
