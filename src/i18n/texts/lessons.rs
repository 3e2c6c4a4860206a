//! Texts for whoever writes lessons: what is wrong with one, and how its claims fared.

use super::texts;

texts! {
    /// What the checker of lessons finds, and what running its claims shows.
    Lessons {
        at(file, line): "{file}, dòng {line}", "{file}, line {line}";
        syntax(column): "không phải JSON; chỗ sai đầu tiên ở cột {column}", "not JSON; it first goes wrong in column {column}";
        no_lesson: "không có tệp này", "there is no such file";
        twice: "đứng hai lần; chỉ một lần được tính", "stands twice; only one of them would count";
        unknown_field: "không có mục này", "there is no such field";
        missing(field): "thiếu mục “{field}”", "the field “{field}” must be given";
        not_text: "phải là một đoạn chữ", "must be a text";
        not_number: "phải là một số", "must be a number";
        not_whole: "phải là một số nguyên", "must be a whole number";
        not_group: "phải là một nhóm trong ngoặc nhọn", "must be a group in braces";
        not_list: "phải là một danh sách trong ngoặc vuông", "must be a list in brackets";
        range(value, low, high): "{value} phải nằm trong khoảng từ {low} đến {high}", "{value} must lie between {low} and {high}";
        length(found, fewest, most): "có {found} mục; cho phép từ {fewest} đến {most}", "{found} entries; {fewest} to {most} are allowed";
        choice(found, choices): "“{found}” phải là một trong: {choices}", "“{found}” must be one of: {choices}";
        unknown_preset(name): "không có kịch bản mẫu “{name}”", "there is no preset “{name}”";
        unknown_history(name): "không có lịch sử đơn hàng nào mang tên “{name}” để phát lại", "there is no order history called “{name}” to replay";
        unknown_variant(name): "bài học không có biến thể “{name}”", "the lesson has no variant “{name}”";
        unknown_measure(name): "không có thước đo “{name}”", "there is no measure “{name}”";
        undisturbed(name): "biến thể “{name}” không có gián đoạn nào (disruptions) để so với lúc không bị gián đoạn", "the variant “{name}” has no disruptions, so nothing can dip";
        scenario(field, what): "kịch bản không nhận {field}: {what}", "the scenario does not take {field}: {what}";
        no_such_number(field): "kịch bản không có con số “{field}” để điều chỉnh", "the scenario has no number “{field}” for a control to move";
        points_differ(field): "các điểm của đường có {field} khác nhau, nên một thanh trượt không dời được tất cả", "the points of the curve differ in {field}, so that no control can move them all";
        unknown_term(name): "bảng thuật ngữ không có mục “{name}”", "the glossary has no term “{name}”";
        answer_not_on_curve(variant): "kết quả đầu tiên trả lời cho dự đoán, nhưng đường cong không có điểm nào cho biến thể “{variant}”",
            "the first reveal answers the prediction, but the curve has no point for the variant “{variant}”";
        answer_in_another_unit: "kết quả đầu tiên trả lời cho dự đoán, nhưng đơn vị của nó khác đơn vị của dự đoán",
            "the first reveal answers the prediction, but is not in its unit";
        comparisons(count): "một khẳng định phải có đúng một phép so sánh (equals, greater_than, less_than hoặc ratio_to); ở đây có {count}",
            "a claim needs exactly one comparison (equals, greater_than, less_than or ratio_to); this has {count}";
        no_claim: "bài học không có khẳng định nào để kiểm tra", "the lesson claims nothing that could be tested";
        name_taken(name): "tên “{name}” đã được dùng", "the name “{name}” is taken";
        missing_language: "thiếu phần lời của ngôn ngữ này", "the words of this language are missing";
        no_title: "thiếu tựa đề: một dòng bắt đầu bằng “# ”", "no title: a line that begins with “# ”";
        missing_section(name): "thiếu phần “## {name}”", "the section “## {name}” is missing";
        unknown_section(name): "bài học không cần phần “## {name}”", "nothing asks for the section “## {name}”";
        no_text: "phần này chưa có lời", "this section has no words";
        paragraphs(found, wanted): "phần này có {found} đoạn, cần đúng {wanted}", "this section has {found} paragraphs and needs {wanted}";
        steps_differ(found, other): "ở đây có {found} bước, ngôn ngữ kia có {other}", "{found} steps here, {other} in the other language";
        numbers_differ(here, there): "hai ngôn ngữ nêu những con số khác nhau: chỉ ở đây {here}; chỉ ở ngôn ngữ kia {there}",
            "the languages name different numbers: only here {here}; only in the other {there}";
        too_many_words(found, most): "{found} chữ; một bước có nhiều nhất {most} chữ", "{found} words; a step has at most {most}";
        exclamation: "bài học không dùng dấu chấm than", "lessons do without exclamation marks";
        praise(word): "“{word}”: bài học không khen, cũng không coi điều gì là đương nhiên", "“{word}”: lessons neither praise nor call anything plain";
        missing_label(name): "thiếu lời cho “{name}”: một dòng “- {name}: …”", "no words for “{name}”: a line “- {name}: …”";
        unknown_label(name): "bài học không có câu trả lời “{name}”", "the lesson has no answer “{name}”";
        no_reason(name): "câu trả lời sai “{name}” chưa có lý do: một dòng “  > …” bên dưới", "the wrong answer “{name}” has no reason: a line “  > …” below it";
        unknown_placeholder(name): "không có giá trị nào tên là {name} trong bài học", "the lesson has no value called {name}";
        prediction_not_named(placeholder): "phần giải thích phải nhắc lại dự đoán của người học bằng {placeholder}",
            "the explanation must name the learner's own prediction by {placeholder}";
        nothing: "không có", "none";

        holds(spare): "ĐÚNG, còn dư {spare}", "HOLDS, with {spare} to spare";
        fails(short): "SAI, thiếu {short}", "FAILS, short by {short}";
        holds_exactly(value): "ĐÚNG: {value}", "HOLDS: {value}";
        undefined: "SAI: không có gì để đếm", "FAILS: there is nothing to count";
        estimate(estimate, low, high, limits): "{estimate} [{low}; {high}], phải {limits}", "{estimate} [{low}, {high}], must be {limits}";
        above(limit): "lớn hơn {limit}", "above {limit}";
        below(limit): "nhỏ hơn {limit}", "below {limit}";
        between(low, high): "nằm giữa {low} và {high}", "between {low} and {high}";
        sound(folder): "{folder}: bài học hợp lệ", "{folder}: the lesson is sound";
        tested(alpha, replications): "α = {alpha}, {replications} lần chạy lặp", "α = {alpha}, {replications} replications";
        exact: "tính chính xác từ danh sách đơn hàng", "exact, from the order records";
        all_hold(count): "Cả {count} khẳng định đều đúng.", "All {count} claims hold.";
        some_fail(failed, count): "{failed} trên {count} khẳng định sai.", "{failed} of {count} claims fail.";
    }
}
