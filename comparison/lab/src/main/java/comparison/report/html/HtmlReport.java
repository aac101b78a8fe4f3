package comparison.report.html;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import comparison.report.content.Content;
import comparison.report.content.Section;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lays the report out as one page. */
public final class HtmlReport {
    /** The page may load nothing: neither scripts nor anything from elsewhere. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static final String STYLE = resource("report.css");

    private HtmlReport() {}

    public static String of(Content content) {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(POLICY),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                meta().withName("color-scheme").withContent("light dark"),
                                title(content.title()),
                                link().withRel("icon").withHref("data:,"),
                                style(rawHtml(STYLE))),
                        body(
                                Svg.patterns(),
                                header(
                                        p("Comparison of layouts").withClass("kicker"),
                                        h1(content.title()),
                                        incomplete(content.incomplete()),
                                        answer(content.answer()),
                                        p(content.subtitle()).withClass("subtitle")),
                                contents(content.sections()),
                                main(sections(content.sections())),
                                footer(p("The same figures: report.md for people, report.json for machines."))))
                .withLang("en"));
    }

    private static DomContent incomplete(List<String> sentences) {
        return iff(
                !sentences.isEmpty(),
                section(ul(each(sentences, it -> li(it))))
                        .withClass("notice")
                        .attr("aria-label", "What this report lacks"));
    }

    private static DomContent answer(List<String> sentences) {
        return section(each(sentences, it -> p(it))).withClass("answer").attr("aria-label", "The answer");
    }

    private static DomContent contents(List<Section> sections) {
        return nav(ul(each(sections, it -> li(a(it.title()).withHref("#" + it.id())))))
                .attr("aria-label", "Chapters");
    }

    private static DomContent[] sections(List<Section> sections) {
        var blocks = new Blocks();
        return sections.stream()
                .map(it ->
                        section(h2(it.title()), each(it.blocks(), blocks::of)).withId(it.id()))
                .toArray(DomContent[]::new);
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
