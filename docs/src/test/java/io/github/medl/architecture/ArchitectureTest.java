package io.github.medl.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final String ROOT = "io.github.medl.";

  private static final JavaClasses MEDL = read();

  private static JavaClasses read() {
    // Names are enough: without this, ArchUnit reads a good part of ND4J.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.github.medl");
  }

  /**
   * The table of DESIGN: a package of a library, and the other packages of medl that it may use.
   */
  @ParameterizedTest(name = "{0} uses at most {1}")
  @CsvSource({
    "engine, ''",
    "engine.nd4j, 'engine tensor'",
    "tensor, engine",
    "autodiff.., tensor",
    "random.., tensor",
    "io.., tensor",
    "data.., 'tensor random io'",
    "optim.., 'tensor autodiff random engine'",
    "linear.., 'tensor autodiff random engine optim..'",
    "networks.., 'tensor autodiff random engine io optim..'",
  })
  void packagesUseOnlyWhatTheyMay(String name, String others) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(others.split(" ")).filter(o -> !o.isEmpty()))
            .map(ROOT::concat)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.medl..").and(not(resideInAnyPackage(allowed))))
        .check(MEDL);
  }

  @Test
  void librariesDoNotImportExamples() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "examples..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "examples..", ROOT + "benchmarks..")
        .check(MEDL);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(MEDL);
  }

  @Test
  void onlyTheEngineImportsNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
        .check(MEDL);
  }

  @Test
  void librariesDoNotPlotLogOrParseCommandLines() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "examples..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.knowm..",
            "javax.swing..",
            "org.slf4j.simple..",
            "ch.qos..",
            "org.apache.logging..",
            "java.util.logging..",
            "picocli..",
            "me.tongfei..")
        .check(MEDL);
  }

  @Test
  void publicSignaturesNameNoTypeOfAnEngine() {
    classes().should(new SpeakOwnTypes()).check(MEDL);
  }

  @Test
  void stateIsNeverStatic() {
    fields().that().areStatic().should().beFinal().check(MEDL);
  }
}
