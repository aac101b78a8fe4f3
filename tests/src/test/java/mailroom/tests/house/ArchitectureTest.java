package mailroom.tests.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house. Each says how many classes it must have seen, so that none passes over an empty room. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("mailroom", "local", "comparison");

    private static final List<String> SERVICES = List.of("security", "batches", "sender", "live");

    /** A package each; a domain and its ports are one room, since ports speak of the domain and use cases call ports. */
    private static final SliceAssignment ROOMS = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith("mailroom.")
                    ? SliceIdentifier.of(name.replaceFirst("\\.port$", ".domain"))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    };

    private static long seen(DescribedPredicate<? super JavaClass> which) {
        return HOUSE.stream().filter(which).count();
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"security", "batches", "sender", "live"})
    void a_domain_sees_java_and_itself_only(String service) {
        var domain = in("mailroom." + service + ".domain..");
        assertThat(seen(domain)).as("classes in the domain of %s", service).isGreaterThanOrEqualTo(10);
        classes()
                .that(domain)
                .should()
                .onlyDependOnClassesThat(in(
                        "java..",
                        "org.jspecify..",
                        "mailroom." + service + ".domain..",
                        "mailroom." + service + ".port.."))
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"security", "batches", "sender", "live"})
    void a_service_never_imports_another(String service) {
        var own = in("mailroom." + service + "..");
        var others = SERVICES.stream()
                .filter(it -> !it.equals(service))
                .map(it -> "mailroom." + it + "..")
                .toArray(String[]::new);
        assertThat(seen(own)).isGreaterThanOrEqualTo(15);
        assertThat(seen(in(others))).isGreaterThanOrEqualTo(30);
        noClasses().that(own).should().dependOnClassesThat(in(others)).check(HOUSE);
    }

    @Test
    void the_platform_knows_no_service() {
        var platform = in("mailroom.platform..");
        assertThat(seen(platform)).isGreaterThanOrEqualTo(8);
        noClasses()
                .that(platform)
                .should()
                .dependOnClassesThat(in(
                        "mailroom.security..",
                        "mailroom.batches..",
                        "mailroom.sender..",
                        "mailroom.live..",
                        "mailroom.access..",
                        "local..",
                        "mailroom.cli.."))
                .check(HOUSE);
    }

    @Test
    void the_access_layer_knows_no_service_and_its_engine_is_known_in_one_place() {
        var access = in("mailroom.access..");
        assertThat(seen(access)).isGreaterThanOrEqualTo(25);
        noClasses()
                .that(access)
                .should()
                .dependOnClassesThat(in(
                        "mailroom.security..",
                        "mailroom.batches..",
                        "mailroom.sender..",
                        "mailroom.live..",
                        "local..",
                        "mailroom.cli.."))
                .check(HOUSE);
        var engine = in("com.cedarpolicy..");
        assertThat(seen(in("mailroom.access.cedar.."))).isGreaterThanOrEqualTo(4);
        noClasses()
                .that(in("mailroom..").and(not(in("mailroom.access.cedar.."))))
                .should()
                .dependOnClassesThat(engine)
                .check(HOUSE);
    }

    @Test
    void the_lab_knows_no_application_and_the_local_runtime_no_lab() {
        var lab = in("comparison..");
        assertThat(seen(lab)).isGreaterThanOrEqualTo(150);
        noClasses().that(lab).should().dependOnClassesThat(in("mailroom..")).check(HOUSE);
        noClasses().that(in("local..")).should().dependOnClassesThat(lab).check(HOUSE);
        var vocabulary = in("comparison.model..");
        assertThat(seen(vocabulary)).isGreaterThanOrEqualTo(20);
        classes()
                .that(vocabulary)
                .should()
                .onlyDependOnClassesThat(in("java..", "org.jspecify..", "comparison.model.."))
                .check(HOUSE);
    }

    @Test
    void a_contender_knows_the_endpoints_and_no_other_contender() {
        var contenders = in("mailroom.contenders..");
        assertThat(seen(contenders)).isGreaterThanOrEqualTo(18);
        noClasses()
                .that(contenders)
                .should()
                .dependOnClassesThat(in(
                        "mailroom.batches.routed..",
                        "mailroom.batches.separate..",
                        "mailroom.security..",
                        "mailroom.sender..",
                        "mailroom.live..",
                        "mailroom.cli..",
                        "local..",
                        "comparison.."))
                .check(HOUSE);
        slices().matching("mailroom.contenders.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void what_serves_an_endpoint_knows_neither_a_layout_nor_a_framework() {
        var http = in("mailroom.batches.http..");
        assertThat(seen(http)).isGreaterThanOrEqualTo(15);
        noClasses()
                .that(http.or(in("mailroom.batches.separate..")))
                .should()
                .dependOnClassesThat(in("io.micronaut..", "mailroom.batches.routed.."))
                .check(HOUSE);
        noClasses()
                .that(in("mailroom.batches.routed.."))
                .should()
                .dependOnClassesThat(in("mailroom.batches.separate.."))
                .check(HOUSE);
    }

    @Test
    void the_local_runtime_knows_nothing_of_mailroom() {
        var local = in("local..");
        assertThat(seen(local)).isGreaterThanOrEqualTo(60);
        noClasses().that(local).should().dependOnClassesThat(in("mailroom..")).check(HOUSE);
    }

    @Test
    void only_adapters_and_composition_roots_see_the_aws_sdk() {
        var sdk = in("software.amazon.awssdk..");
        var allowed = in(
                        "..adapter..",
                        "mailroom.platform..",
                        "local..",
                        "mailroom.cli..",
                        "comparison.advise.aws..",
                        "comparison.measure.bed..")
                .or(simpleNameEndingWith("Main"));
        assertThat(seen(in("mailroom..adapter.."))).isGreaterThanOrEqualTo(8);
        noClasses().that(not(allowed)).should().dependOnClassesThat(sdk).check(HOUSE);
    }

    @Test
    void an_adapter_package_shows_its_factory_and_nothing_else() {
        var publicAdapters = HOUSE.stream()
                .filter(in("mailroom..adapter.."))
                .filter(it -> it.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(it -> !it.getSimpleName().equals("package-info"))
                .filter(it -> it.getEnclosingClass().isEmpty())
                .map(JavaClass::getFullName)
                .toList();
        assertThat(publicAdapters)
                .as("one factory per service")
                .hasSizeBetween(3, 8)
                .allMatch(it -> it.endsWith("Adapters"));
    }

    @Test
    void packages_have_no_cycles() {
        assertThat(HOUSE.size()).isGreaterThanOrEqualTo(200);
        slices().assignedFrom(ROOMS).should().beFreeOfCycles().check(HOUSE);
        slices().matching("local.(**)").should().beFreeOfCycles().check(HOUSE);
        slices().matching("comparison.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void time_and_ids_come_in_through_constructors() {
        var functions = in(
                "mailroom.security..",
                "mailroom.batches..",
                "mailroom.sender..",
                "mailroom.live..",
                "mailroom.access..");
        assertThat(seen(functions)).isGreaterThanOrEqualTo(80);
        noClasses()
                .that(functions.and(not(simpleNameEndingWith("Main"))))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(HOUSE);
    }

    @Test
    void the_environment_is_read_in_one_place() {
        noClasses()
                .that(in("mailroom..")
                        .and(not(in("mailroom.cli..")))
                        .and(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName("Settings"))))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(HOUSE);
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked = HOUSE.stream()
                .filter(it -> !it.getSimpleName().equals("package-info"))
                .filter(it -> it.getSource().isPresent())
                .map(JavaClass::getPackage)
                .distinct()
                .filter(it -> !it.isAnnotatedWith(org.jspecify.annotations.NullMarked.class))
                .map(it -> it.getName())
                .toList();
        assertThat(unmarked).isEmpty();
    }
}
