//! Labels and explanations of parameters: the run, demand, the order cycle, faults, disruptions, measures.
//!
//! Not here: parameters of the two strategies and of money (`strategies`).

use super::{Row, rows};

rows! {
    "name": "Tên do bạn đặt; tên đi theo tệp được lưu và không ảnh hưởng đến kết quả.";
    "run.run_days": "Khoảng thời gian được đo trong mỗi lần chạy. Có mùa vụ thì nên lấy tròn năm (364 ngày), không thì tròn tuần.";
    "run.warm_up_days": "Quãng chạy trước khi bắt đầu đo, để hệ thống quên trạng thái ban đầu. Để trống: chương trình tự chọn.",
        "Time before the measured window in which the system forgets how it began. Empty: the program chooses.";
    "run.run_out_days": "Đơn trao trong khoảng đo mà chưa giao xong còn được theo dõi thêm tối đa chừng này.";
    "run.replications": "Càng nhiều lần chạy lặp, khoảng tin cậy càng hẹp: gấp bốn số lần thì hẹp còn một nửa.",
        "The more replications, the narrower the intervals: four times as many halve them.";
    "run.seed": "Cùng hạt giống thì mọi con số ngẫu nhiên giống hệt nhau, nên ai chạy lại cũng được đúng kết quả này.",
        "The same seed gives the same luck: anyone who runs it again gets exactly these results.";

    "demand.orders_per_day": "Số đơn hàng bình quân một ngày, tính chung cả tuần và cả năm.";
    "demand.gap_cv": "Hệ số biến thiên (CV) của khoảng cách giữa hai đơn liên tiếp: 1 là dòng Poisson, 0 là đều đặn như đồng hồ.";
    "demand.weekday" ("Nhu cầu theo thứ trong tuần", "Demand by weekday"):
        "Nhu cầu của từng thứ so với các thứ khác; 0 là ngày nghỉ bán.";
    "demand.season" ("Nhu cầu theo mùa", "Demand by season"):
        "Nhu cầu của từng phần mười hai năm (năm 364 ngày) so với các phần khác.";
    "demand.trend" ("Tăng trưởng mỗi năm", "Growth a year"):
        "Nhu cầu tăng (hoặc giảm, nếu âm) sau một năm 364 ngày, cộng dồn: 0,1 là tăng 10%.",
        "Growth of demand over a year of 364 days; it compounds: 0.1 is 10% more, a negative number is less.";
    "demand.surges" ("Đợt cao điểm hoặc thấp điểm", "Surges"):
        "Những đợt nhu cầu cao hoặc thấp khác thường, chẳng hạn dịp Tết.";
    "demand.surges.start_day" ("Ngày bắt đầu", "First day"): "Ngày đầu của đợt; 0 là ngày đầu khoảng đo, số âm nằm trong giai đoạn khởi động.";
    "demand.surges.days" ("Kéo dài", "Length"): "Đợt đó dài bao nhiêu ngày.";
    "demand.surges.factor" ("Gấp mấy lần", "Times as much"): "Nhu cầu trong đợt so với bình thường: 2 là gấp đôi, 0,5 là còn một nửa.";
    "demand.rush_share" ("Tỷ lệ đơn gấp", "Share of rush orders"):
        "Phần đơn hàng là đơn gấp; đơn gấp có thời gian cam kết riêng, ngắn hơn.";
    "demand.lines" ("Số dòng hàng mỗi đơn", "Lines in an order"): "Mỗi dòng hàng là một mặt hàng khác nhau trong đơn.";
    "demand.units" ("Số đơn vị mỗi dòng", "Units in a line"): "Khách đặt bao nhiêu đơn vị của mặt hàng đó.";
    "demand.items.kind" ("Mức ưa chuộng của mặt hàng", "Popularity of items"):
        "Ba cách cho: theo luật Zipf (ít mặt hàng bán chạy, nhiều mặt hàng bán chậm), mọi mặt hàng như nhau, hoặc liệt kê từng mặt hàng.";
    "demand.items.count": "Công ty bán bao nhiêu mặt hàng khác nhau.";
    "demand.items.exponent": "Mức ưa chuộng giảm nhanh đến đâu từ mặt hàng bán chạy nhất trở đi (luật Zipf); 0 là bán đều nhau.";
    "demand.items.list" ("Danh mục mặt hàng", "List of items"): "Từng mặt hàng: mức ưa chuộng, và nếu muốn, giá bán, chính sách và thời gian cung ứng riêng.",
        "Each item: its popularity and, if wished, a price, a policy and a lead time of its own.";
    "demand.items.list.name" ("Tên hoặc mã (SKU)", "Name or SKU"): "Tên hoặc mã của mặt hàng.";
    "demand.items.list.weight" ("Mức ưa chuộng", "Popularity"): "So với các mặt hàng khác: 2 là được đặt nhiều gấp đôi mặt hàng có mức 1.";
    "demand.items.list.price" ("Giá bán riêng", "Its own price"): "Giá bán một đơn vị. Để trống: theo giá chung.",
        "Selling price of a unit. Empty: the scenario's.";
    "demand.items.list.level" ("Mức tồn kho riêng", "Its own level"): "Mức cơ sở hoặc mức đặt hàng đến của riêng mặt hàng này. Để trống: theo chính sách chung.",
        "Its own base stock or order-up-to level. Empty: the policy's.";
    "demand.items.list.reorder_point" ("Điểm đặt hàng lại riêng", "Its own reorder point"): "Để trống: theo chính sách chung.", "Empty: the policy's.";
    "demand.items.list.order_quantity" ("Lượng đặt hàng riêng", "Its own order quantity"): "Để trống: theo chính sách chung.", "Empty: the policy's.";
    "demand.items.list.lead_time" ("Thời gian cung ứng riêng", "Its own lead time"): "Tắt: theo thời gian cung ứng chung.", "Off: the supplier's usual one.";
    "demand.classes" ("Nhóm khách hàng", "Customer classes"):
        "Mỗi nhóm có thể có thời gian cam kết và tỷ lệ đơn gấp riêng. Không có nhóm nào: mọi khách như nhau.";
    "demand.classes.name" ("Tên nhóm", "Name"): "Tên của nhóm khách hàng.";
    "demand.classes.weight" ("Tỷ trọng đơn hàng", "Share of orders"): "Phần đơn hàng của nhóm so với các nhóm khác.", "Its share of orders, relative to the other classes.";
    "demand.classes.bts_days" ("Cam kết riêng (BTS)", "Its own promise (BTS)"): "Để trống: theo cam kết chung.", "Empty: the scenario's.";
    "demand.classes.bto_days" ("Cam kết riêng (BTO)", "Its own promise (BTO)"): "Để trống: theo cam kết chung.", "Empty: the scenario's.";
    "demand.classes.rush_share" ("Tỷ lệ đơn gấp riêng", "Its own share of rush orders"): "Để trống: theo tỷ lệ chung.", "Empty: the scenario's.";
    "demand.baskets" ("Kiểu đơn hàng (giỏ hàng)", "Order types (baskets)"):
        "Mỗi kiểu là một giỏ gồm những mặt hàng và số lượng định sẵn. Đã có kiểu đơn thì số dòng, số đơn vị và mức ưa chuộng không còn tác dụng.";
    "demand.baskets.name" ("Tên kiểu đơn", "Name"): "Tên của kiểu đơn hàng.";
    "demand.baskets.weight" ("Mức thường gặp", "How often"): "Kiểu đơn này gặp nhiều hay ít so với các kiểu khác.", "How often it is asked for, relative to the others.";
    "demand.baskets.lines" ("Các dòng hàng", "Its lines"): "Số thứ tự của mặt hàng trong danh mục (từ 1) và số đơn vị.";
    "demand.replay" ("Chạy lại một lịch sử đơn hàng", "Replayed history"):
        "Những đơn đã có thật được lặp lại theo vòng, thay cho đơn rút ngẫu nhiên. Dễ nhất là nạp tệp CSV ở nút “Đơn hàng của bạn”.",
        "Past orders come round in a cycle instead of orders being drawn. The easy way is a CSV file, by the button “Your own orders”.";
    "demand.replay.days" ("Độ dài của lịch sử", "Length of the history"): "Phải là số tròn tuần, để thứ trong tuần không bị lệch.";
    "demand.replay.orders" ("Các đơn hàng", "Its orders"): "Mỗi dòng một đơn: ngày trao đơn, rồi từng cặp số thứ tự mặt hàng và số đơn vị.",
        "A line for each order: the day it was placed, then pairs of an item's number and units.";

    "order_cycle.preparation" ("Hình thành đơn hàng", "Order preparation"): "Khách chuẩn bị đơn, cho đến khi trao đơn.";
    "order_cycle.transmittal" ("Truyền thông tin đơn hàng", "Order transmittal"): "Từ lúc khách trao đơn đến lúc công ty nhận đơn.";
    "order_cycle.accuracy_check" ("Kiểm tra tính đầy đủ và chính xác", "Accuracy check"): "Bước 1 của tiếp nhận đơn hàng.";
    "order_cycle.order_return" ("Trả đơn sai về khách", "Return of a wrong order"): "Thời gian mất thêm khi đơn sai phải gửi lại cho khách sửa.";
    "order_cycle.availability_check" ("Kiểm tra tình trạng sẵn có của hàng", "Availability check"): "Bước 2 của tiếp nhận đơn hàng.";
    "order_cycle.notice" ("Văn bản báo chờ bổ sung hoặc từ chối", "Back-order or rejection notice"): "Bước 3 của tiếp nhận đơn hàng, chỉ khi có điều phải báo.";
    "order_cycle.credit_check" ("Kiểm tra khả năng thanh toán", "Credit check"): "Bước 4 của tiếp nhận đơn hàng.";
    "order_cycle.credit_hold" ("Giữ đơn chờ thanh toán", "Credit hold"): "Thời gian mất thêm khi đơn bị giữ lại ở bước kiểm tra khả năng thanh toán.";
    "order_cycle.recording" ("Sao chép, lưu trữ thông tin đơn hàng", "Recording"): "Bước 5 của tiếp nhận đơn hàng.";
    "order_cycle.documents" ("Lập chứng từ (hóa đơn, giấy nhận)", "Documents"): "Bước 6 của tiếp nhận đơn hàng.";
    "order_cycle.collect" ("Tập hợp hàng trong kho", "Collect from stock"): "Bước đầu của thực hiện đơn hàng khi làm sẵn; khi làm theo đơn, sản xuất thay cho bước này.";
    "order_cycle.scheduling" ("Lập chương trình giao hàng", "Delivery scheduling"): "Xếp đơn vào chuyến giao.";
    "order_cycle.packing" ("Đóng gói, xếp hàng", "Packing and shipping"): "Đóng gói và đưa hàng lên xe.";
    "order_cycle.delivery_documents" ("Chứng từ giao hàng – vận chuyển", "Delivery documents"): "Làm giấy tờ đi theo hàng.";
    "order_cycle.transport" ("Vận chuyển", "Transport"): "Từ kho đến tay khách.";
    "order_cycle.transport_delay" ("Chậm trễ trên đường", "Delay on the road"): "Thời gian mất thêm khi vận chuyển gặp trục trặc.";
    "order_cycle.status_report" ("Thông báo tình hình thực hiện đơn hàng", "Order status reporting"): "Từ lúc công ty biết đơn sẽ trễ đến lúc khách được báo.";
    "service.vehicle_interval" ("Khoảng cách giữa hai chuyến xe", "Interval between vehicles"): "Xe rời kho cách nhau chừng này; 0 là có hàng thì đi ngay.";

    "quality.wrong_order": "Xác suất đơn đến nơi bị sai, phải gửi lại khách một lần và mất thời gian.";
    "quality.credit_hold": "Xác suất đơn bị giữ lại khi kiểm tra khả năng thanh toán.";
    "quality.credit_cancel": "Xác suất đơn bị hủy khi kiểm tra khả năng thanh toán; đơn hủy không tính vào tỷ lệ đơn hàng hoàn hảo.",
        "Probability that an order is cancelled at the credit check; cancelled orders are not counted in the perfect order rate.";
    "quality.wrong_documents": "Xác suất hóa đơn hoặc chứng từ của đơn bị sai.";
    "quality.transport_delay": "Xác suất chuyến hàng bị chậm trên đường.";
    "quality.wrong_place": "Xác suất đơn bị giao nhầm địa điểm.";
    "quality.short_pick": "Xác suất một dòng hàng bị soạn thiếu một đơn vị.";
    "quality.wrong_item": "Xác suất một dòng hàng bị soạn nhầm mặt hàng.";
    "quality.damage": "Xác suất một dòng hàng bị hư hỏng.";
    "quality.no_notice" ("Không báo cho khách đơn trễ", "Late customers not told"): "Xác suất khách của một đơn trễ không được báo tin.";
    "quality.correlation": "0: các lỗi độc lập với nhau; càng gần 1, lỗi càng dồn vào cùng một đơn, còn xác suất của từng lỗi không đổi.",
        "0: faults are independent; nearer to 1, more of them fall on the same order, each as likely as before.";

    "disruptions" ("Các gián đoạn", "Disruptions"): "Những quãng thời gian có một khâu ngừng chạy hoặc chạy kém, so với chính kịch bản này khi không có gián đoạn.";
    "disruptions.kind" ("Khâu nào", "What does not work"): "Nhà cung cấp, sản xuất, vận chuyển; hoặc nhu cầu tăng vọt, hoặc lỗi nhiều lên.";
    "disruptions.start_day" ("Ngày bắt đầu", "First day"): "Ngày đầu của gián đoạn; 0 là ngày đầu khoảng đo.";
    "disruptions.days" ("Kéo dài", "Length"): "Gián đoạn dài bao nhiêu ngày.";
    "disruptions.factor" ("Gấp mấy lần", "Times as much"): "Nhu cầu, hoặc xác suất lỗi, gấp mấy lần bình thường.";

    "measures.request_days": "Số ngày kể từ khi nhận đơn mà khách muốn có hàng, bất kể công ty cam kết gì.";
    "measures.window_days": "Trễ không quá chừng này vẫn coi là đúng hạn, ở những chỉ tiêu có cửa sổ.";
    "measures.wait_within_days" ("Chờ không quá", "A wait of at most"): "Mốc chờ kể từ lúc kiểm tra hàng, dùng cho các chỉ tiêu về thời gian chờ.";

    "duration.kind" ("Luật phân phối", "Law"): "Cách con số thay đổi ngẫu nhiên từ lần này sang lần khác.", "How the number varies from one time to the next.";
    "duration.days" ("Số ngày", "Days"): "Thời gian cố định.";
    "duration.min" ("Ngắn nhất", "Smallest"): "Thời gian ngắn nhất.";
    "duration.mode" ("Hay gặp nhất", "Likeliest"): "Thời gian hay gặp nhất, giữa ngắn nhất và dài nhất.";
    "duration.max" ("Dài nhất", "Largest"): "Thời gian dài nhất.";
    "duration.mean" ("Bình quân", "Mean"): "Thời gian bình quân.";
    "duration.cv" ("Hệ số biến thiên", "Variability"): "Độ lệch chuẩn chia cho bình quân: 0 là không đổi, 1 là rất thất thường.", "Standard deviation ÷ mean: 0 never changes, 1 is very irregular.";
    "duration.values" ("Các giá trị", "Values"): "Từng giá trị và trọng số của nó.", "Each value and its weight.";
    "count.kind" ("Luật phân phối", "Law"): "Cách con số thay đổi ngẫu nhiên từ lần này sang lần khác.", "How the number varies from one time to the next.";
    "count.value" ("Số lượng", "Number"): "Luôn đúng bằng số này.";
    "count.mean" ("Bình quân", "Mean"): "Số bình quân, từ 1 trở lên.";
    "count.values" ("Các giá trị", "Values"): "Từng giá trị và trọng số của nó.", "Each value and its weight.";
}
