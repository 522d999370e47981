//! Damaged papers of every format read here: whatever is cut off or turned over, nothing
//! panics and every byte is accounted for.

use crate::fixtures::{DECLARATION, MANIFEST, REPORT};
use proptest::prelude::*;
use sarhad_formats::{Options, asycuda, edifact};
use sarhad_model::Submission;

type Reader = fn(&str, &[u8], &Options) -> Submission;

const PAPERS: [(&str, Reader); 3] = [
    (MANIFEST, asycuda::awmds::read),
    (DECLARATION, asycuda::sad::read),
    (REPORT, edifact::cuscar::read),
];

fn check(bytes: &[u8], read: Reader) -> Result<(), TestCaseError> {
    let submission = read("damaged", bytes, &Options::default());
    prop_assert_eq!(submission.coverage.uncovered(), 0);
    prop_assert_eq!(submission.coverage.bytes, bytes.len() as u64);
    Ok(())
}

#[test]
fn whole_papers_lose_nothing_and_say_nothing_wrong() {
    for (text, read) in PAPERS {
        let submission = read("whole", text.as_bytes(), &Options::default());
        assert_eq!(submission.coverage.uncovered(), 0);
        assert!(submission.issues.is_empty(), "{:?}", submission.issues);
        assert!(submission.consignments().next().is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn cut_papers_lose_nothing(paper in 0usize..3, start in 0usize..2000, cut in 0usize..10_000) {
        let (text, read) = PAPERS[paper];
        let end = text.len().saturating_sub(cut % text.len());
        let start = if start % 2 == 0 { 0 } else { start.min(end) };
        check(&text.as_bytes()[start..end], read)?;
    }

    #[test]
    fn flipped_bytes_lose_nothing(
        paper in 0usize..3,
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let (text, read) = PAPERS[paper];
        let mut bytes = text.as_bytes().to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(&bytes, read)?;
    }

    #[test]
    fn markup_put_anywhere_loses_nothing(
        paper in 0usize..2,
        at in any::<prop::sample::Index>(),
        piece in prop_oneof![
            Just("<"), Just(">"), Just("</"), Just("&"), Just("<![CDATA["), Just("]]>"),
            Just("<!--"), Just("-->"), Just("<?x"), Just("?>"), Just("<a b='c"), Just("<Item>"),
            Just("</Bol_segment>"), Just("\""), Just("<!x>"),
        ],
    ) {
        let (text, read) = PAPERS[paper];
        let mut at = at.index(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let mut text = text.to_owned();
        text.insert_str(at, piece);
        check(text.as_bytes(), read)?;
    }
}

#[test]
fn one_wrong_byte_anywhere_loses_nothing() {
    for (text, read) in PAPERS {
        for at in (0..text.len()).step_by(17) {
            for byte in [0, b'<', b'>', b'\'', 0xff] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let submission = read("damaged", &bytes, &Options::default());
                assert_eq!(submission.coverage.uncovered(), 0, "byte {byte} at {at}");
            }
        }
    }
}

/// Papers made to cost time or memory, each of about `size` bytes.
fn hostile(size: usize) -> Vec<(&'static str, String, Reader)> {
    let xml = |head: &str, piece: &str| format!("{head}{}", piece.repeat(size / piece.len()));
    let bill = |piece: &str| xml("<Awmds><Bol_segment>", piece);
    let edi = |head: &str, piece: &str| xml(head, piece);
    let seals = "SEL+S1'".repeat(size / 20);
    let shared = format!("UNH+1+CUSCAR:D:96B:UN'EQD+CN+CSQU3054383'{seals}");
    let awmds: Reader = asycuda::awmds::read;
    let sad: Reader = asycuda::sad::read;
    let cuscar: Reader = edifact::cuscar::read;
    vec![
        ("empty elements", bill("<x/>"), awmds),
        ("ampersands", bill("&"), awmds),
        ("references", bill("&amp;<b/>"), awmds),
        ("open quotes", bill("<a b=\"<c d='"), awmds),
        ("bangs", bill("<!-"), awmds),
        ("end tags", bill("</y>"), awmds),
        ("attributes", bill("<x a='1' b='2' c='3'/>"), awmds),
        ("bills", xml("<Awmds>", "<Bol_segment/>"), awmds),
        (
            "references to containers",
            format!(
                "<Awmds><Bol_segment>{}{}",
                "<ctn_segment><Ctn_reference>A</Ctn_reference></ctn_segment>".repeat(size / 120),
                "<Goods_segment><Container_item_references><Ctn_item_reference>B\
                 </Ctn_item_reference></Container_item_references></Goods_segment>"
                    .repeat(size / 240),
            ),
            awmds,
        ),
        ("items", xml("<ASYCUDA>", "<Item/>"), sad),
        (
            "containers",
            xml("<ASYCUDA>", "<Container><Container_identity>A</Container_identity></Container>"),
            sad,
        ),
        ("terminators", edi("", "'"), cuscar),
        ("line breaks", edi("CNI+1", "\n"), cuscar),
        ("elements", edi("CNI", "+"), cuscar),
        ("releases", edi("CNI+", "?"), cuscar),
        ("strays", edi("", "'a\n"), cuscar),
        ("bills", edi("UNH+1+CUSCAR'", "CNI+1+B'"), cuscar),
        ("service strings", edi("", "UNA:+.? '"), cuscar),
        ("headers", edi("", "UNH+1+CUSCAR'"), cuscar),
        ("one container in every bill", edi(&shared, "CNI+1'SGP+CSQU3054383'"), cuscar),
    ]
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the check is about time")]
fn hostile_papers_end_in_time() {
    for (what, text, read) in hostile(1 << 19) {
        let start = std::time::Instant::now();
        let submission = read("hostile", text.as_bytes(), &Options::default());
        let took = start.elapsed();
        assert!(took < std::time::Duration::from_secs(10), "{what}: {took:?}");
        assert_eq!(submission.coverage.uncovered(), 0, "{what}");
    }
}
