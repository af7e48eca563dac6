package io.guanxi;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of the house: arrows point one way, and every library has its room. */
class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.guanxi");

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("root")
                .definedBy("io.guanxi")
                .layer("http")
                .definedBy("io.guanxi.http")
                .layer("fields")
                .definedBy("io.guanxi.fields")
                .layer("graphql")
                .definedBy("io.guanxi.graphql")
                .layer("access")
                .definedBy("io.guanxi.access")
                .layer("analysis")
                .definedBy("io.guanxi.analysis")
                .layer("behaviour")
                .definedBy("io.guanxi.behaviour")
                .layer("fraud")
                .definedBy("io.guanxi.fraud")
                .layer("ingest")
                .definedBy("io.guanxi.ingest")
                .layer("feed")
                .definedBy("io.guanxi.feed")
                .layer("graph")
                .definedBy("io.guanxi.graph")
                .layer("jobs")
                .definedBy("io.guanxi.jobs")
                .layer("schedule")
                .definedBy("io.guanxi.schedule")
                .layer("fault")
                .definedBy("io.guanxi.fault")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("fields")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("graphql")
                .mayOnlyBeAccessedByLayers("root", "http", "fields")
                .whereLayer("access")
                .mayOnlyBeAccessedByLayers("root", "http", "fields", "graphql")
                .whereLayer("analysis")
                .mayOnlyBeAccessedByLayers("root", "fields")
                .whereLayer("behaviour")
                .mayOnlyBeAccessedByLayers("fields")
                .whereLayer("fraud")
                .mayOnlyBeAccessedByLayers("fields")
                .whereLayer("ingest")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("feed")
                .mayOnlyBeAccessedByLayers("graphql", "analysis", "ingest")
                .whereLayer("jobs")
                .mayOnlyBeAccessedByLayers("root", "fields", "analysis", "behaviour")
                .whereLayer("graph")
                .mayOnlyBeAccessedByLayers(
                        "root",
                        "http",
                        "fields",
                        "graphql",
                        "access",
                        "analysis",
                        "behaviour",
                        "fraud",
                        "ingest",
                        "feed",
                        "jobs")
                .whereLayer("schedule")
                .mayOnlyBeAccessedByLayers("root", "graphql", "analysis")
                .ignoreDependency(alwaysTrue(), resideInAnyPackage("io.guanxi.fault"))
                .check(CLASSES);
        slices().matching("io.guanxi.(*)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyLibraryStaysInItsRoom() {
        only("graph", "org.neo4j..", "com.github.f4b6a3..");
        only("http", "io.vertx..", "io.netty..");
        only("graphql", "graphql..");
        only("access", "com.nimbusds..");
        only("schedule", "com.cronutils..");
        only("ingest", "org.jsoup..", "com.fasterxml.jackson.dataformat..");
        noClasses()
                .that()
                .resideOutsideOfPackages("io.guanxi.ingest", "io.guanxi.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("de.siegmar..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.guanxi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void onlyWhatRunsMakesAndKeepsTheEmbeddedDatabaseKnowsTheDatabaseItself() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.graph\\.(EmbeddedDatabase|BulkImport|BulkInput|DatabaseArchive).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.neo4j.dbms..",
                        "org.neo4j.graphdb..",
                        "org.neo4j.io..",
                        "org.neo4j.kernel..",
                        "org.neo4j.configuration..",
                        "org.neo4j.batchimport..",
                        "org.neo4j.internal..")
                .check(CLASSES);
    }

    private static void only(String room, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.guanxi." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }
}
