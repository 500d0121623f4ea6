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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String ROOT = Stairs.ROOT;

  private static final JavaClasses MEDL = read();

  private static JavaClasses read() {
    // Names are enough: without this, ArchUnit reads a good part of ND4J.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.github.medl");
  }

  @ParameterizedTest
  @MethodSource("io.github.medl.architecture.Stairs#all")
  void packagesUseOnlyWhatTheyMay(Stairs.Step step) {
    noClasses()
        .that()
        .resideInAPackage(step.pattern())
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.medl..").and(not(resideInAnyPackage(step.allowed()))))
        .check(MEDL);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(MEDL);
  }

  @Test
  void onlyTheEngineCallsNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "engine", ROOT + "nd4j")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(MEDL);
  }

  @Test
  void theEngineIsASeamOfCore() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "engine", ROOT + "tensor", ROOT + "recurrence", ROOT + "nd4j")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "engine")
        .because("what others want of an engine is an operation of tensors")
        .check(MEDL);
  }

  @Test
  void onlyItsOwnModuleImportsNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "nd4j")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.nd4j..")
        .check(MEDL);
  }

  @Test
  void onlyItsOwnModuleImportsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "spark")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..", ROOT + "spark")
        .because("others name a place by its address, and Spark comes with a cluster")
        .check(MEDL);
  }

  @Test
  void onlyPlotDrawsAndOpensWindows() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "plot..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.knowm..", "org.apache.batik..", "javax.swing..")
        .check(MEDL);
  }

  @Test
  void librariesDoNotLogOrParseCommandLines() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "examples..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
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
