package comparison.measure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.model.Endpoint;
import comparison.model.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReaderTest {
    private static final Endpoint A = new Endpoint("GET", "/a");

    @TempDir
    Path folder;

    private String good = "";

    @BeforeEach
    void a_good_folder() throws IOException {
        for (String name : List.of("contenders.yaml", "template.yaml")) {
            try (InputStream from = CatalogueReaderTest.class.getResourceAsStream("/tiny/" + name)) {
                Files.copy(from, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        good = Files.readString(folder.resolve("contenders.yaml"));
    }

    private Catalogue read(String text) throws IOException {
        return CatalogueReader.read(Files.writeString(folder.resolve("contenders.yaml"), text));
    }

    @Test
    void what_is_measured_in_full_comes_first_and_routes_are_those_of_the_template() throws IOException {
        Catalogue catalogue = read(good);

        assertThat(catalogue.key()).isEqualTo(A);
        assertThat(catalogue.asks()).extracting(it -> it.query()).containsExactly("limit=5", "");
        assertThat(catalogue.after()).containsEntry(new Endpoint("GET", "/b"), A);
        assertThat(catalogue.subjects().getFirst().contender().layout()).isEqualTo(Layout.ROUTED);
        assertThat(catalogue.subjects().getFirst().function(A)).isEqualTo("TinyRouted");
        assertThat(catalogue.subjects().getLast().function(A)).isEqualTo("TinyOne");
        assertThat(catalogue.mix()).isEqualTo(folder.resolve("mix.yaml"));
    }

    @Test
    void what_is_missing_or_wrong_is_told_with_the_file_and_the_field() {
        assertThatThrownBy(() -> read(good.replace("seed: seed.json", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("contenders.yaml", "'seed' is missing");
        assertThatThrownBy(() -> read(good.replace("access_log: /aws/apigateway/tiny", "")))
                .hasMessageContaining("'house.access_log' is missing");
        assertThatThrownBy(() -> read(good.replace("layout: routed", "layout: rooted")))
                .hasMessageContaining("'rooted'");
        assertThatThrownBy(() -> read(good.replace("api: RoutedApi", "api: NoApi")))
                .hasMessageContaining("no API NoApi");
        assertThatThrownBy(() ->
                        read(good.replace("{ name: bare, function", "{ name: bare (and so on, and on), function")))
                .hasMessageContaining("'budget[0].and on)' is no field here, there are name, function");
        assertThatThrownBy(() -> read("a: [")).hasMessageContaining("is no YAML");
    }

    @Test
    void a_path_has_a_value_in_the_place_of_each_name() {
        assertThat(CatalogueReader.parameters("/a/{id}/b/{n}", "/a/7/b/8")).isEqualTo(Map.of("id", "7", "n", "8"));
    }
}
