package dev.cuepost.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The frame of the modules, as rules. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cuepost");

  @Test
  void modules_import_only_downward() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("queue")
        .definedBy("dev.cuepost.queue", "dev.cuepost.queue.engine..")
        .layer("queue-rocks")
        .definedBy("dev.cuepost.queue.rocks..")
        .layer("queue-postgres")
        .definedBy("dev.cuepost.queue.postgres..")
        .layer("state")
        .definedBy("dev.cuepost.state..")
        .layer("egress")
        .definedBy("dev.cuepost.egress..")
        .layer("identity")
        .definedBy("dev.cuepost.identity..")
        .layer("access")
        .definedBy("dev.cuepost.access..")
        .layer("callback")
        .definedBy("dev.cuepost.callback..")
        .layer("media")
        .definedBy("dev.cuepost.media..")
        .layer("media-s3")
        .definedBy("dev.cuepost.media.s3..")
        .layer("smq")
        .definedBy("dev.cuepost.smq..")
        .layer("openapi")
        .definedBy("dev.cuepost.openapi..")
        .layer("console")
        .definedBy("dev.cuepost.console..")
        .layer("cli")
        .definedBy("dev.cuepost.cli..")
        .layer("server")
        .definedBy("dev.cuepost.server..")
        .whereLayer("queue")
        .mayNotAccessAnyLayer()
        .whereLayer("queue-rocks")
        .mayOnlyAccessLayers("queue")
        .whereLayer("queue-postgres")
        .mayOnlyAccessLayers("queue")
        .whereLayer("state")
        .mayNotAccessAnyLayer()
        .whereLayer("egress")
        .mayNotAccessAnyLayer()
        .whereLayer("identity")
        .mayNotAccessAnyLayer()
        .whereLayer("access")
        .mayOnlyAccessLayers("identity", "state")
        .whereLayer("callback")
        .mayOnlyAccessLayers("queue", "state", "egress")
        .whereLayer("media")
        .mayOnlyAccessLayers("queue", "state", "egress", "callback")
        .whereLayer("media-s3")
        .mayOnlyBeAccessedByLayers("server")
        .whereLayer("smq")
        .mayOnlyAccessLayers("queue", "identity")
        .whereLayer("openapi")
        .mayOnlyAccessLayers("identity", "access", "callback", "media")
        .whereLayer("console")
        .mayOnlyAccessLayers("queue", "identity", "access", "callback", "media")
        .whereLayer("cli")
        .mayOnlyAccessLayers("identity", "access", "callback")
        .whereLayer("server")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.cuepost.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_the_edges_know_their_technology() {
    only("org.rocksdb..", "dev.cuepost.queue.rocks..");
    only("org.postgresql..", "dev.cuepost.queue.postgres..", "dev.cuepost.state..");
    only(
        "io.helidon..",
        "dev.cuepost.smq..",
        "dev.cuepost.openapi..",
        "dev.cuepost.console..",
        "dev.cuepost.cli.listen..",
        "dev.cuepost.server..");
    only("gg.jte..", "dev.cuepost.console.frame..", "dev.cuepost.console.template..");
    only("org.sqlite..", "dev.cuepost.state..");
    only("okhttp3..", "dev.cuepost.egress..", "dev.cuepost.callback..");
    only("software.amazon..", "dev.cuepost.media.s3..");
    only("picocli..", "dev.cuepost.cli..", "dev.cuepost.server..");
    only("javax.xml..", "dev.cuepost.smq..", "dev.cuepost.openapi..", "dev.cuepost.cli.client..");
  }

  @Test
  void the_time_comes_in_from_outside() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cuepost.server..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }

  @Test
  void the_edit_is_planned_without_touching_a_file_or_a_process() {
    noClasses()
        .that()
        .resideInAPackage("dev.cuepost.media.edit..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .check(CLASSES);
  }

  @Test
  void the_console_asks_the_domain_and_no_database() {
    noClasses()
        .that()
        .resideInAPackage("dev.cuepost.console..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
        .check(CLASSES);
  }

  @Test
  void names_say_what_a_thing_is() {
    assertThat(CLASSES)
        .noneMatch(type -> type.getSimpleName().matches(".*(Impl|Manager|Util|Utils|Helper)"));
  }

  private static void only(String technology, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology)
        .check(CLASSES);
  }
}
