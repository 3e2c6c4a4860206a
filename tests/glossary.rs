//! The glossary's file against the table of terms, the catalogue of measures, and what an entry must have.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use perfect_order_lab::glossary::Glossary;
use perfect_order_lab::i18n::Language::{English, Vietnamese};
use perfect_order_lab::measure::{CATALOGUE, Form};

const FILE: &str = include_str!("../static/glossary/terms.json");

/// The most words of a definition; Vietnamese writes its syllables apart.
const MOST_WORDS: [(perfect_order_lab::i18n::Language, usize); 2] = [(English, 60), (Vietnamese, 75)];

/// The names of things, each in English and in Vietnamese.
const TERMS: [(&str, &str); 155] = [
    ("order cycle", "chu kỳ đơn hàng (chu kỳ đặt hàng)"),
    ("order cycle", "chu kỳ đơn hàng"),
    ("order cycle", "chu kỳ đặt hàng"),
    ("order cycle time", "thời gian chu kỳ đơn hàng"),
    ("order preparation", "hình thành đơn hàng"),
    ("order transmittal", "truyền thông tin đơn hàng"),
    ("order receipt and entry", "tiếp nhận đơn hàng"),
    ("accuracy check", "kiểm tra tính đầy đủ và chính xác"),
    ("availability check", "kiểm tra tình trạng sẵn có của hàng"),
    ("back-order or rejection notice", "văn bản báo chờ bổ sung hoặc từ chối"),
    ("credit check", "kiểm tra khả năng thanh toán"),
    ("recording", "sao chép, lưu trữ thông tin đơn hàng"),
    ("documents (invoice, receipt)", "lập chứng từ (hóa đơn, giấy nhận)"),
    ("order filling (fulfilment)", "thực hiện đơn hàng"),
    ("collect, produce or buy", "tập hợp hàng trong kho, sản xuất hoặc thu mua"),
    ("delivery scheduling", "lập chương trình giao hàng"),
    ("packing and shipping", "đóng gói, vận chuyển"),
    ("delivery documents", "chứng từ giao hàng – vận chuyển"),
    ("order status reporting", "thông báo tình hình thực hiện đơn hàng"),
    ("transport", "vận chuyển"),
    ("delivery", "giao hàng"),
    ("build to stock (BTS)", "sản xuất để tồn kho (BTS)"),
    ("build to stock", "sản xuất để tồn kho"),
    ("BTS", "BTS"),
    ("build to order (BTO)", "sản xuất theo đơn hàng (BTO)"),
    ("build to order", "sản xuất theo đơn hàng"),
    ("BTO", "BTO"),
    ("push", "đẩy"),
    ("pull", "kéo"),
    ("customer order", "đơn hàng"),
    ("order line", "dòng hàng"),
    ("unit", "đơn vị hàng"),
    ("item (SKU)", "mặt hàng (SKU)"),
    ("item", "mặt hàng"),
    ("item", "SKU"),
    ("customer service", "dịch vụ khách hàng"),
    ("pre-transaction / transaction / post-transaction", "trước / trong / sau giao dịch"),
    ("time", "thời gian"),
    ("reliability", "độ tin cậy"),
    ("information", "thông tin"),
    ("convenience", "sự thích nghi"),
    ("availability", "tính sẵn có"),
    ("stockout", "hết hàng (thiếu hụt hàng)"),
    ("stockout", "hết hàng"),
    ("stockout", "thiếu hụt hàng"),
    ("stockout frequency", "tần suất hết hàng"),
    ("unit fill rate", "tỷ lệ đáp ứng theo đơn vị (tỷ lệ lấp đầy)"),
    ("unit fill rate", "tỷ lệ đáp ứng theo đơn vị"),
    ("unit fill rate", "tỷ lệ lấp đầy"),
    ("value fill rate", "tỷ lệ đáp ứng theo giá trị"),
    ("line fill rate", "tỷ lệ đáp ứng theo dòng hàng"),
    ("order fill rate", "tỷ lệ đơn hàng đáp ứng đủ"),
    ("orders shipped complete", "đơn hàng giao đủ trong một lần"),
    ("replenishment cycle", "chu kỳ bổ sung hàng"),
    ("cycle service level", "mức dịch vụ theo chu kỳ bổ sung"),
    ("ready rate", "tỷ lệ thời gian còn hàng"),
    ("operational performance", "hiệu suất hoạt động"),
    ("speed", "tốc độ"),
    ("consistency", "tính nhất quán"),
    ("flexibility", "tính linh hoạt"),
    ("malfunction recovery", "khắc phục sự cố"),
    ("service reliability", "độ tin cậy của dịch vụ"),
    ("basic service platform", "nền tảng dịch vụ cơ bản"),
    ("perfect order", "đơn hàng hoàn hảo"),
    ("perfect order rate", "tỷ lệ đơn hàng hoàn hảo"),
    ("on time", "đúng hạn"),
    ("late", "trễ hạn"),
    ("complete (in full)", "đầy đủ"),
    ("damage-free", "không hư hỏng"),
    ("right items", "đúng hàng"),
    ("right place", "đúng địa điểm"),
    ("short pick", "soạn thiếu"),
    ("correct documents", "chứng từ chính xác"),
    ("on-time delivery rate", "tỷ lệ giao hàng đúng hạn"),
    ("on-time, in full (OTIF)", "giao đúng hạn và đầy đủ (OTIF)"),
    ("OTIF", "OTIF"),
    ("back-order", "đơn hàng chờ bổ sung (đơn hàng chưa giao)"),
    ("back-order", "đơn hàng chờ bổ sung"),
    ("back-order", "đơn hàng chưa giao"),
    ("back-order frequency", "tần suất chờ bổ sung"),
    ("back-order duration", "thời gian chờ bổ sung"),
    ("late order", "đơn hàng trễ hạn"),
    ("lost sale", "mất doanh số do hết hàng"),
    ("partial shipment", "giao hàng từng phần"),
    ("line-item return rate", "tỷ lệ dòng hàng bị trả lại"),
    ("warranty return and repair", "thu hồi để bảo hành, sửa chữa"),
    ("promised (quoted) time", "thời gian cam kết"),
    ("promised time", "thời gian cam kết"),
    ("customer response time", "thời gian phản hồi khách hàng"),
    ("on-time completion rate", "tỷ lệ hoàn tất đúng hạn"),
    ("lead time", "thời gian cung ứng (lead time)"),
    ("lead time", "thời gian cung ứng"),
    ("lead time", "lead time"),
    ("replenishment lead time", "thời gian bổ sung hàng"),
    ("lead-time variability", "biến động thời gian cung ứng"),
    ("lead-time demand", "nhu cầu trong thời gian cung ứng"),
    ("demand", "nhu cầu"),
    ("demand variability", "biến động nhu cầu"),
    ("inventory", "tồn kho (dự trữ)"),
    ("inventory", "tồn kho"),
    ("inventory", "dự trữ"),
    ("cycle stock", "tồn kho chu kỳ"),
    ("safety stock", "tồn kho an toàn (dự trữ bảo hiểm)"),
    ("safety stock", "tồn kho an toàn"),
    ("safety stock", "dự trữ bảo hiểm"),
    ("on hand", "tồn thực có"),
    ("on order", "đang đặt"),
    ("in transit", "đang trên đường"),
    ("inventory position", "vị thế tồn kho"),
    ("reorder point", "điểm đặt hàng lại"),
    ("order quantity", "lượng đặt hàng"),
    ("order-up-to level", "mức đặt hàng đến"),
    ("economic order quantity (EOQ)", "lượng đặt hàng kinh tế (EOQ)"),
    ("economic order quantity", "lượng đặt hàng kinh tế"),
    ("economic order quantity", "EOQ"),
    ("continuous review", "kiểm tra liên tục"),
    ("periodic review", "kiểm tra định kỳ"),
    ("replenishment", "bổ sung hàng"),
    ("production line", "dây chuyền"),
    ("server", "trạm sản xuất"),
    ("capacity", "công suất"),
    ("utilisation", "mức sử dụng công suất"),
    ("queue", "hàng đợi"),
    ("waiting time", "thời gian chờ trong hàng đợi"),
    ("work in process (WIP)", "sản phẩm dở dang"),
    ("holding cost", "chi phí lưu kho"),
    ("ordering (setup) cost", "chi phí đặt hàng (thiết lập)"),
    ("ordering cost", "chi phí đặt hàng"),
    ("setup cost", "chi phí thiết lập"),
    ("back-order cost", "chi phí chờ bổ sung"),
    ("inventory turns", "vòng quay tồn kho"),
    ("days of supply", "số ngày tồn kho"),
    ("trade-off", "sự đánh đổi"),
    ("frontier", "đường biên đánh đổi"),
    ("replication", "lần chạy lặp"),
    ("warm-up", "giai đoạn khởi động"),
    ("random seed", "hạt giống ngẫu nhiên"),
    ("confidence interval", "khoảng tin cậy"),
    ("common random numbers", "dùng chung số ngẫu nhiên"),
    ("satisfaction", "sự hài lòng"),
    ("expectation", "kỳ vọng"),
    ("perception", "cảm nhận"),
    ("retention", "duy trì khách hàng"),
    ("churn", "khách hàng rời bỏ"),
    ("complaint", "khiếu nại"),
    ("first-contact resolution", "giải quyết ngay lần đầu"),
    ("disruption", "gián đoạn"),
    ("resilience", "khả năng phục hồi"),
    ("order placed / received / delivered", "trao đơn / nhận đơn / giao xong"),
    ("available stock", "tồn khả dụng"),
    ("committed stock", "đã giữ cho đơn"),
    ("physical stock", "thực có"),
    ("work ahead", "khối lượng việc phía trước"),
    ("told in time", "được báo kịp thời"),
    ("basket", "giỏ hàng"),
];

fn glossary() -> Glossary {
    Glossary::read(FILE).unwrap()
}

/// The names of an entry in a language: its term, that of each part, and its other forms.
fn names<'g>(term: &'g str, also: impl Iterator<Item = &'g str>) -> BTreeSet<String> {
    let parts = term.split(" / ").flat_map(|part| part.split(", "));
    [term].into_iter().chain(parts).chain(also).map(str::to_owned).collect()
}

#[test]
fn every_term_is_there_in_both_languages() {
    let glossary = glossary();
    let missing: Vec<_> = TERMS
        .iter()
        .filter(|(english, vietnamese)| {
            !glossary.entries().any(|entry| {
                names(entry.term(English), entry.also(English)).contains(*english)
                    && names(entry.term(Vietnamese), entry.also(Vietnamese)).contains(*vietnamese)
            })
        })
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_measure_has_one_entry_and_every_rate_a_denominator() {
    let glossary = glossary();
    for measure in CATALOGUE {
        let count =
            glossary.entries().flat_map(|entry| entry.measures()).filter(|id| *id == measure.id).count();
        assert_eq!(count, 1, "{}", measure.id);
        let entry = glossary.entry(measure.id).unwrap();
        if matches!(measure.form, Form::Share(_) | Form::Fraction) {
            for language in [English, Vietnamese] {
                assert!(entry.denominator(language).is_some(), "{}: {}", entry.id(), measure.id);
            }
        }
    }
    for entry in glossary.entries() {
        for id in entry.measures() {
            assert!(CATALOGUE.iter().any(|measure| measure.id == id), "{}: {id}", entry.id());
        }
    }
}

#[test]
fn every_entry_is_whole() {
    let glossary = glossary();
    let groups: Vec<&str> = glossary.groups(English).map(|(id, _)| id).collect();
    let mut ids = BTreeSet::new();
    for entry in glossary.entries() {
        let id = entry.id();
        assert!(
            !id.is_empty() && id.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-'),
            "{id}"
        );
        assert!(ids.insert(id), "{id} stands twice");
        assert!(groups.contains(&entry.group()), "{id}");
        for (language, most) in MOST_WORDS {
            assert!(!entry.term(language).is_empty(), "{id}");
            let words = entry.definition(language).split_whitespace().count();
            assert!((5..=most).contains(&words), "{id}: {words} words");
            assert!(entry.also(language).all(|name| !name.trim().is_empty()), "{id}");
            assert!(entry.sources(language).count() > 0, "{id}");
            assert!(entry.sources(language).all(|source| !source.is_empty()), "{id}");
            for text in [entry.formula(language), entry.denominator(language)].into_iter().flatten() {
                assert!(!text.trim().is_empty(), "{id}");
            }
        }
        // What one language has, the other has.
        assert_eq!(entry.formula(English).is_some(), entry.formula(Vietnamese).is_some(), "{id}");
        assert_eq!(entry.denominator(English).is_some(), entry.denominator(Vietnamese).is_some(), "{id}");
        assert_ne!(entry.definition(English), entry.definition(Vietnamese), "{id}");
    }
    for (vietnamese, english) in glossary.groups(Vietnamese).zip(glossary.groups(English)) {
        assert!(!vietnamese.1.is_empty() && !english.1.is_empty(), "{}", english.0);
        assert!(glossary.entries().any(|entry| entry.group() == english.0), "{} is empty", english.0);
    }
}

/// References lead somewhere: none of them is dropped on reading.
#[test]
fn references_lead_somewhere() {
    let glossary = glossary();
    let file: serde_json::Value = serde_json::from_str(FILE).unwrap();
    for (value, entry) in file["terms"].as_array().unwrap().iter().zip(glossary.entries()) {
        let count = |name: &str| value[name].as_array().map_or(0, Vec::len);
        assert_eq!(entry.sources(English).count(), count("sources"), "{}", entry.id());
        assert_eq!(entry.see().count(), count("see"), "{}", entry.id());
        assert!(entry.see().all(|other| other.id() != entry.id()), "{}", entry.id());
    }
    let used = |id: &str| {
        file["terms"]
            .as_array()
            .unwrap()
            .iter()
            .any(|term| term["sources"].as_array().unwrap().contains(&id.into()))
    };
    for source in file["sources"].as_array().unwrap() {
        assert!(used(source["id"].as_str().unwrap()), "{source} is used nowhere");
    }
}

/// Letters that the page's fonts do not have would come from another font.
#[test]
fn only_letters_that_the_fonts_have() {
    const MISSING: &str = "→←≤≥≈√Σσμλ₁∞✓";
    for entry in glossary().entries() {
        for language in [English, Vietnamese] {
            let texts =
                [Some(entry.definition(language)), entry.formula(language), entry.denominator(language)];
            for text in texts.into_iter().flatten() {
                assert!(!text.contains(|letter| MISSING.contains(letter)), "{}: {text}", entry.id());
            }
        }
    }
}
