package local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResolutionPropertyTest {
    private static final Place AT = new Place("t.yaml", 1);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 300)
    void resolution_leaves_no_intrinsic_behind(@ForAll("nodes") Node node) throws Exception {
        JsonNode resolved = intrinsics().resolve(node);
        assertThat(resolved.toString())
                .doesNotContain("Fn::")
                .doesNotContain("\"Ref\"")
                .doesNotContain("${");
    }

    @Property(tries = 300)
    void what_is_resolved_once_resolves_to_itself(@ForAll("nodes") Node node) throws Exception {
        JsonNode resolved = intrinsics().resolve(node);
        if (!resolved.isMissingNode()) {
            assertThat(intrinsics().resolve(Nodes.of(AT, resolved))).isEqualTo(resolved);
        }
    }

    private static Intrinsics intrinsics() throws TemplateException {
        Map<String, Node> parameters = Map.of("Name", fields(Map.of("Type", text("String"), "Default", text("Ada"))));
        Parameters read = Parameters.of(AT, parameters, Map.of(), new Warnings());
        return new Intrinsics(Surroundings.of(
                Templates.NAMES,
                read,
                fields(Map.of("M", fields(Map.of("k", fields(Map.of("v", text("mapped"))))))),
                Map.of("Yes", call("Equals", items(call("Ref", text("Name")), text("Ada"))))));
    }

    @Provide
    Arbitrary<Node> nodes() {
        return nested(4);
    }

    private static Arbitrary<Node> nested(int depth) {
        Arbitrary<Node> leaf = texts();
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Node> inner = Arbitraries.lazy(() -> nested(depth - 1));
        Arbitrary<Node> list = inner.list().ofMaxSize(3).map(it -> new Node.Items(AT, it));
        Arbitrary<Node> map = inner.list().ofMaxSize(3).map(ResolutionPropertyTest::numbered);
        Arbitrary<Node> choice = Combinators.combine(inner, inner).as((a, b) -> call("If", items(text("Yes"), a, b)));
        return Arbitraries.oneOf(leaf, list, map, choice);
    }

    /** Nodes that resolve to one text. */
    private static Arbitrary<Node> texts() {
        Arbitrary<Node> simple = Arbitraries.of(
                text("plain"),
                new Node.Value(AT, JSON.numberNode(5)),
                call("Ref", text("Name")),
                call("Ref", text("AWS::Region")),
                call("Sub", text("a-${Name}-${AWS::StackName}")),
                call("FindInMap", items(text("M"), text("k"), text("v"))));
        Arbitrary<Node> joined =
                simple.list().ofMaxSize(3).map(it -> call("Join", items(text("-"), new Node.Items(AT, it))));
        Arbitrary<Node> selected =
                joined.map(it -> call("Select", items(text("0"), call("Split", items(text("-"), it)))));
        Arbitrary<Node> encoded = joined.map(it -> call("Base64", it));
        return Arbitraries.oneOf(simple, joined, selected, encoded);
    }

    private static Node numbered(List<Node> nodes) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (Node node : nodes) {
            fields.put("k" + fields.size(), node);
        }
        return new Node.Fields(AT, fields);
    }

    private static Node text(String text) {
        return new Node.Value(AT, JSON.textNode(text));
    }

    private static Node items(Node... nodes) {
        return new Node.Items(AT, List.of(nodes));
    }

    private static Node fields(Map<String, Node> fields) {
        return new Node.Fields(AT, fields);
    }

    private static Node call(String function, Node argument) {
        return new Node.Call(AT, function, argument);
    }
}
