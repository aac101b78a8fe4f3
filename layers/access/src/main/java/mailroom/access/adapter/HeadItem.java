package mailroom.access.adapter;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.access.copy.Head;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code ACL / HEAD}: policies and roles in one item, since every decision reads all of them. */
final class HeadItem {
    private HeadItem() {}

    static Map<String, AttributeValue> of(Head head) {
        var others = new HashMap<String, AttributeValue>();
        others.put("revision", Item.n(head.revision()));
        others.put("version", Item.n(head.version()));
        others.put("policies", AttributeValue.fromM(mapped(head.policies(), HeadItem::policy)));
        others.put("roles", AttributeValue.fromM(mapped(head.roles(), HeadItem::role)));
        if (!head.ahead().isEmpty()) {
            others.put(
                    "ahead",
                    AttributeValue.fromNs(
                            head.ahead().stream().map(it -> Long.toString(it)).toList()));
        }
        head.gapSince().ifPresent(it -> others.put("gap_since", AttributeValue.fromS(it.toString())));
        return Item.of(Key.head(), others);
    }

    static Head head(Item item) {
        return new Head(
                item.number("revision"),
                item.number("version"),
                item.numbers("ahead").stream().map(Long::parseLong).collect(Collectors.toSet()),
                item.has("gap_since") ? Optional.of(Instant.parse(item.text("gap_since"))) : Optional.empty(),
                mapped(item.map("policies"), it -> policy(new Item(it.m()))),
                mapped(item.map("roles"), it -> role(new Item(it.m()))));
    }

    /** The texts of the policies that there are. */
    static Map<String, String> texts(Item item) {
        var texts = new HashMap<String, String>();
        item.map("policies")
                .forEach((id, value) -> policy(new Item(value.m())).text().ifPresent(it -> texts.put(id, it)));
        return texts;
    }

    static Set<String> disabledRoles(Item item) {
        return item.map("roles").entrySet().stream()
                .filter(it -> role(new Item(it.getValue().m())).disabled())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static AttributeValue policy(Head.Policy policy) {
        var fields = new HashMap<>(Map.of("v", Item.n(policy.version())));
        policy.text().ifPresent(it -> fields.put("text", AttributeValue.fromS(it)));
        return AttributeValue.fromM(fields);
    }

    private static Head.Policy policy(Item item) {
        return new Head.Policy(item.number("v"), item.has("text") ? Optional.of(item.text("text")) : Optional.empty());
    }

    private static AttributeValue role(Head.Role role) {
        return AttributeValue.fromM(
                Map.of("v", Item.n(role.version()), "disabled", AttributeValue.fromBool(role.disabled())));
    }

    private static Head.Role role(Item item) {
        return new Head.Role(item.number("v"), item.truth("disabled"));
    }

    private static <A, B> Map<String, B> mapped(Map<String, A> from, java.util.function.Function<A, B> how) {
        var to = new HashMap<String, B>();
        from.forEach((id, value) -> to.put(id, how.apply(value)));
        return to;
    }
}
