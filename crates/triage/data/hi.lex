# Hindi: as it is written in Latin letters, and in Devanagari.
[negator]
nahi, nhi, nahin, nai, nahee, na, mat, bina, bagair, kabhi nahi, kabhi nhi, koi nahi, koi nhi, kuch nahi, kuch nhi, not, no
never, without, naheen, nhii, nahiii, नहीं, नही, ना, न, मत, बिना, बगैर, कभी नहीं, कोई नहीं, कुछ नहीं
[more]
bahut, bohot, bhut, bohat, bahot, boht, bht, bahut hi, bahut zyada, zyada, jyada, jada, ekdum, ekdam, bilkul, itna, itni, itne
kitna, kitni, kaafi, kafi, sach me, sach mein, sachme, behad, sabse, poora, pura, full, so, very, too, totally, really
completely, बहुत, बहुत ही, बहुत ज्यादा, ज्यादा, ज़्यादा, एकदम, बिल्कुल, बिलकुल, इतना, इतनी, इतने, काफी, काफ़ी, बेहद, सबसे
सच में, पूरा, अत्यंत, घोर
[less]
thoda, thodi, thoda sa, thoda bahut, halka, zara, jara, kuch had tak, lagbhag, थोड़ा, थोड़ी, थोड़ा सा, हल्का, ज़रा, जरा
कुछ हद तक
[but]
lekin, lakin, magar, parantu, kintu, but, phir bhi, fir bhi, halanki, haalanki, waise to, लेकिन, मगर, परंतु, किंतु, फिर भी
हालांकि
[complaint 2.2 + negative 0.8]
nahi chal raha, nhi chal rha, nahi chal rha, nhi chal raha, nahi chal rahi, nhi chal rhi, nahi chalta, nhi chalta
chal nahi raha, chal nhi rha, kaam nahi kar, kaam nhi kar, kam nahi kar, kam nhi kr, kaam nahi karta, work nahi kar
work nhi kr, working nahi, not working, khul nahi raha, nahi khul raha, nhi khul rha, nhi khul raha, open nahi ho, open nhi ho
login nahi ho, login nhi ho, login nhi ho rha, nahi ho raha, nhi ho rha, nhi ho raha, nahi ho rahi, nhi ho rhi, ho nahi raha
ho nhi rha, nahi ho paa, nhi ho pa, band hai, band pada, band ho gaya, band ho gya, band ho gayi, net band, internet band
net nahi, net nhi, internet nahi, internet nhi, network nahi, network nhi, no network, signal nahi, signal nhi, range nahi
light nahi, light nhi, light gayi, light chali gayi, bijli nahi, bijli nhi, bijli gul, pani nahi, paani nahi, pani nhi
server down, net slow, slow hai, bahut slow, buffering, crash ho, hang ho, hang ho raha, kharab hai, kharab ho, kharab nikla
kharab nikli, kharab aaya, toota hua, tuta hua, toota nikla, phata hua, fata hua, jal gaya, jal gayi, defective, damaged
nahi aaya, nhi aaya, nahi aya, nhi aya, nahi aayi, nhi aayi, nahi aaye, nhi aaye, nahi mila, nhi mila, nahi mili, nhi mili
nahi mile, mila nahi, mila nhi, aaya nahi, aaya nhi, deliver nahi, delivery nahi hui, delivery nhi hui, abhi tak nahi
abhi tak nhi, abi tak nhi, ab tak nahi, ab tak nhi, aaj tak nahi, aaj tak nhi, technician nahi aaya, koi nahi aaya
koi nhi aaya, galat product, galat saman, wrong product, wrong item, galat item, ki jagah, <num> din se, <num> din ho
<num> dino se, <num> hafte se, <num> mahine se, <num> mahino se, <num> ghante se, <num> ghanto se, <num> ghante late
<num> ghanta, <num> saal se, <num> baar, kal se, kal raat se, parso se, subah se, do din se, teen din se, ek hafte se
ek mahine se, kitne din se, kab se, kabse, kitni baar, baar baar, bar bar, har baar, phir se wahi, fir se wahi, fir wahi
wait kar raha, wait kar rahe, wait kr rha, intezar kar raha, atka hua, atka hai, atki hai, pending hai, paise kat gaye
paise kat gye, paisa kat gaya, paisa kat gya, paise kaat liye, paise kat liye, kaat liye, kat liye, kaata, kat gaye
do baar kata, do baar kat, double kata, extra charge, extra charges, extra paise, zyada paise, zyada bill, galat bill
bill zyada, itna bill, bina bataye, bina puche, bina permission, bina pooche, paise wapas, paisa wapas, refund nahi
refund nhi, refund nhi aaya, refund nahi aaya, refund kab, refund chahiye, refund karo, refund do, mera refund, mere paise
mera paisa, paise nikal gaye, paise nikal gye, koi jawab nahi, koi jawab nhi, jawab nahi, jawab nhi, reply nahi, reply nhi
no reply, no response, koi response nahi, koi response nhi, koi sunwai nahi, koi sun nahi, koi sunta nahi, koi nahi sunta
phone nahi uthate, phone nhi uthate, phone nahi utha, call nahi utha, call nhi utha, phone nahi uthata, call cut kar
phone kaat, hold pe, hold par, cancel kar diya, cancel kr diya, cancel ho gayi, cancel ho gaya, late hai, late ho, ghante late
problem aa, problem hai, problem ho, issue hai, issue aa, dikkat hai, dikkat aa, dikkat ho, pareshan ho, pareshan kar
samasya hai, complaint ki, complaint kiya, complain ki, complain kiya, shikayat ki, shikayat kar, error aa, error aata
something went wrong, नहीं चल रहा, नहीं चल रही, नहीं चलता, काम नहीं कर, काम नहीं करता, नहीं खुल रहा, नहीं खुल रही, नहीं हो रहा
नहीं हो रही, हो नहीं रहा, बंद है, बंद पड़ा, बंद हो गया, बंद हो गई, नेटवर्क नहीं, नेट नहीं, बिजली नहीं, बिजली गुल, पानी नहीं
नहीं आया, नहीं आई, नहीं आए, नहीं मिला, नहीं मिली, नहीं मिले, अभी तक नहीं, अब तक नहीं, आज तक नहीं, खराब है, ख़राब है
खराब हो गया, खराब निकला, टूटा हुआ, फटा हुआ, जल गया, <num> दिन से, <num> दिनों से, <num> दिन हो गए, <num> घंटे से
<num> घंटे लेट, <num> महीने से, <num> महीनों से, कल से, सुबह से, कब से, बार बार, हर बार, चौथी बार, तीसरी बार, पैसे कट गए
पैसा कट गया, पैसे काट लिए, कट गए, कट जाते, काट लिए, दो बार कटा, बिना बताए, बिना पूछे, बिना अनुमति, पैसे वापस, रिफंड नहीं
रिफंड कब, कोई जवाब नहीं, जवाब नहीं, कोई सुनवाई नहीं, सुनवाई नहीं, कोई नहीं सुनता, फोन नहीं उठाते, फोन नहीं उठाता, रद्द कर दिया
रद्द हो गई, परेशान हैं, परेशान हूं, समस्या है, दिक्कत है, दिक्कत आ, शिकायत की, गलत सामान, गलत बिल, ज्यादा बिल, गायब
[fixed 2.5]
chal gaya, chal gya, chalne laga, chalne lga, chalu ho gaya, chalu ho gya, theek ho gaya, thik ho gaya, thik ho gya
theek ho gya, theek ho gayi, sahi ho gaya, sahi ho gya, ho gaya thanks, ho gaya ab, solve ho gaya, solve ho gya
problem solved, problem solve, resolve ho gaya, resolved, light aa gayi, light aa gyi, net aa gaya, net aa gya, wapas aa gaya
refund aa gaya, refund aa gya, refund mil gaya, refund mil gya, paise aa gaye, paise mil gaye, paisa aa gaya
paise wapas aa gaye, mil gaya, mil gya, mil gayi, aa gaya parcel, parcel aa gaya, parcel mil gaya, kaam kar gaya, ab theek hai
ab sahi hai, चल गया, चालू हो गया, चालू हो गई, ठीक हो गया, ठीक हो गई, ठीक चल रहा, समाधान हो गया, समस्या हल, मिल गया, मिल गई
पैसे आ गए, पैसा आ गया, रिफंड आ गया, रिफंड मिल गया, बिजली आ गई, अब ठीक है
[thanks 2.5 + action -1.2]
thanks, thank you, thank u, thanku, thankyou, thnx, thnks, thanx, thx, tnx, tysm, dhanyawad, dhanyavad, dhanyawaad, dhanyavaad
dhanywad, dhanyabad, bahut dhanyawad, bahut bahut dhanyawad, bhut dhanyawad, shukriya, sukriya, shukria, bahut shukriya
bahut bahut shukriya, aabhar, abhar, aabhari hu, meherbani, mehrbani, धन्यवाद, बहुत धन्यवाद, बहुत बहुत धन्यवाद, शुक्रिया
बहुत शुक्रिया, आभार, आभारी हूं, मेहरबानी, थैंक्यू, थैंक्स
[politeness 1]
please, plz, pls, plss, plzz, kripya, kripa karke, kripya karke, meherbani karke, kindly, request hai, vinti hai, nivedan hai
zara, sir ji, madam ji, bhaiya please, thanks in advance, कृपया, कृपा करके, कृपा कर, निवेदन है, विनती है, प्लीज, प्लीज़
मेहरबानी करके
[query 2 + ask 1]
kya, kyaa, kia, kaise, kese, kaisay, kab, kb, kab tak, kab milega, kab milegi, kab aayega, kab aayegi, kab ayega, kab hoga
kahan, kaha, kidhar, kaun, kon, kaunsa, konsa, kaunsi, konsi, kitna, kitne, kitni, kitne ka, kitne din, kitna time
kitna charge, kyu, kyun, kyo, kyon, kyu nahi, kisliye, kiska, kisko, kisse, kya hai, kya kare, kya karna, kya karu, kya hua
kaise kare, kaise karu, kaise karna, kaise hoga, kaise milega, ho sakta hai, ho sakta, ho skta, ho jayega kya, ho jaega
milega kya, milegi kya, mil sakta, mil sakti, mil jayega, hai kya, he kya, h kya, hoga kya, sakte hai kya, sakte ho kya
bata do, btado, bata de, bta do, batao, btao, bataiye, bataye, bataiyega, batana, jankari chahiye, jaankari chahiye, jankari
puchna tha, poochna tha, puchhna tha, pata karna, janna tha, jaanna, ek sawal, sawal tha, kisi ko pata, koi bata sakta
koi batayega, pata hai kya, available hai, how, when, where, why, what, क्या, कैसे, कब, कब तक, कब मिलेगा, कब आएगा, कब होगा
कहां, कहाँ, किधर, कौन, कौनसा, कौन सा, कौन सी, कितना, कितने, कितनी, कितने दिन, क्यों, क्यूं, किसलिए, किसका, किसको, क्या है
क्या करें, क्या करूं, कैसे करें, कैसे करूं, हो सकता है, मिल सकता, मिल सकती, मिलेगा क्या, मिलेगी क्या, है क्या, बता दो, बताओ
बताइए, बताएं, बता दीजिए, बताने की कृपा, जानकारी चाहिए, जानकारी दें, पूछना था, पूछना है, जानना था, किसी को पता, कोई बताएगा
[action 1.6]
help karo, help kro, help kijiye, help chahiye, help me, madad karo, madad kare, madad chahiye, madad kijiye, kuch karo
kuch kariye, kuch kijiye, jaldi karo, jaldi kro, jaldi theek, theek karo, theek karwa, thik karo, thik kro, thik karwao
sahi karo, solve karo, solve kro, solve kariye, resolve karo, dekho jara, check karo, check kro, check kariye, check karke
dm check, dm dekho, dm kiya, dm kar diya, reply karo, reply kro, reply kariye, reply do, jawab do, jawab dijiye, call karo
call back, callback, phone karwao, contact karo, refund karo, refund kro, refund kar do, refund do, paise wapas karo
wapas karo, wapas do, cancel karo, cancel kar do, cancel karna, cancel karwana, band karo, band karwao, band kar do
band karwa do, block karo, badal do, replace karo, replacement chahiye, kisi ko bhejo, bhej do, bhejo, bhejiye, karwa do
krwa do, kara do, order id, order no, complaint no, account no, ticket no, kab tak theek, kab theek hoga, मदद करो, मदद करें
मदद चाहिए, मदद कीजिए, कुछ करो, कुछ कीजिए, जल्दी करो, ठीक करो, ठीक करवाओ, ठीक करवाइए, समाधान करें, समाधान करो, जवाब दो
जवाब दीजिए, फोन करवाओ, वापस करो, वापस करें, रद्द करो, बंद करो, बंद करवा दो, बंद करवाओ, भेजो, भेजिए, करवा दो, तुरंत लाइन
संपर्क करें, शिकायत संख्या
[idle 1.8]
mat lena, mat lo, mat khareedna, mat kharidna, koi mat lena, door raho, dur raho, dobara kabhi nahi, dobara nahi, aage se nahi
kabhi nahi lunga, kabhi nahi lungi, hamesha ki tarah, roz ka, roj ka, har mahine ka, uninstall, uninstall maara
uninstall kar diya, chhodo, chodo, rehne do, chalo koi na, koi na, kya hi bolu, kya hi kahu, bas yahi, aise hi, hahaha*, haha*
lol, mil gaya ok, ok mil gaya, dekh liya, मत लेना, मत खरीदना, दूर रहो, दोबारा कभी नहीं, हमेशा की तरह, रोज का, रहने दो, छोड़ो
क्या कहें
[opinion 1.5]
mujhe lagta, mujhe lgta, muje lagta, mere hisab se, mere hisaab se, mere khayal se, meri rai, meri nazar me, lagta hai
lgta hai, shayad, sayad, hona chahiye, hona chahie, karna chahiye, kaash, kash, imo, i think, hamesha ki tarah, waise bhi
sach bolu, sach kahu, honestly, jo bhi bolo, मुझे लगता, मेरे हिसाब से, मेरे ख्याल से, मेरी राय, लगता है, शायद, होना चाहिए
करना चाहिए, काश, हमेशा की तरह, सच कहूं
[praise 2.5]
bahut acha, bahut accha, bahut achha, bhut acha, bhut achha, bohot acha, bohot accha, bahut achi service, achi service
acchi service, achhi service, accha service, badhiya service, mast service, best service, great service, good service
super service, awesome service, best app, best company, badhiya kaam, bahut badhiya, bhut badhiya, bohot badhiya, accha kaam
acha kaam, achha kaam, good job, great job, nice work, well done, shabash, sabash, dil jeet liya, dil khush
dil khush kar diya, maza aa gaya, mja aa gya, maja aa gaya, maan gaye, man gaye, kya baat hai, kya baat, ek number, no 1
paisa vasool, paisa wasool, value for money, worth it, recommend, highly recommend, zaroor lena, jarur lena, le lo aankh band
fast delivery, jaldi aa gaya, time pe aaya, time se pehle, time par mila, quality achi, quality acchi, quality mast
quality badhiya, perfect fitting, staff acha, staff bahut acha, staff accha, bahut helpful, very helpful, polite staff
asaan kar di, koi shikayat nahi, koi complaint nahi, shikayat ka mauka nahi, salute hai, mast support, lajawab, zabardast
बहुत अच्छा, बहुत अच्छी, बहुत बढ़िया, बढ़िया काम, अच्छा काम, अच्छी सेवा, शानदार सेवा, बढ़िया सेवा, बेहतरीन सेवा, सराहनीय, शाबाश
दिल जीत लिया, दिल खुश, मजा आ गया, मज़ा आ गया, क्या बात है, पैसा वसूल, समय पर मिला, जल्दी मिल गया, कोई शिकायत नहीं, मन प्रसन्न
अपनापन, लाजवाब, शानदार
[lead 3]
kitne ka hai, kitne ka, kitne me milega, price kya, price kya hai, price batao, price bata do, price pls, rate kya, rate batao
rate kya hai, kya rate, daam kya, charge kitna, kitna lagega, kitna kharcha, kitna kharch, kharcha kitna, plan batao
plans batao, kaunsa plan, konsa plan, sasta plan, accha plan, naya connection, new connection, connection lena
connection chahiye, connection lagwana, lagwana hai, lagwana tha, lena hai, lena tha, lena chahta, lena chahti, kharidna hai
khareedna hai, kharidna chahta, book karna hai, booking karni, order karna hai, order karna tha, mangwana hai, mangwana tha
subscribe karna, khulwana hai, khulwana tha, khata khulwana, account kholna, loan chahiye, loan milega, loan ka interest
loan mil sakta, policy milegi, policy lena, emi pe milega, emi pe mil, cod hai kya, cod available, delivery hoti hai
deliver karte ho, mere area me available, available hai kya, interested, interested hu, franchise chahiye, dealership chahiye
quotation chahiye, कितने का है, कितने में मिलेगा, दाम क्या, कीमत क्या, कीमत बताएं, रेट क्या, कितना खर्च, कितना लगेगा
नया कनेक्शन, कनेक्शन लेना, कनेक्शन चाहिए, लगवाना है, लेना है, लेना चाहता, लेना चाहती, खरीदना है, खरीदना चाहता, बुक करना है
खाता खुलवाना, लोन चाहिए, लोन मिलेगा, पॉलिसी लेना, ऑर्डर करना है
[rival_negative 2 + switch 3]
<rival> se port, <rival> se pareshan, <rival> se tang, <rival> chhod, <rival> chod, <rival> chhodna, <rival> chodna
<rival> chhod raha, <rival> se switch, <rival> se aana, <rival> bekar, <rival> bakwas, <rival> ghatiya, <rival> use kar raha
<rival> me hu, <rival> pe hu, <rival> से परेशान, <rival> से पोर्ट, <rival> छोड़
[us_negative 2 + complaint 1.2]
<rival> lagwa, <rival> le lunga, <rival> le raha, <rival> lunga, <rival> lungi, <rival> pe aa gaya, <rival> pe ja raha
<rival> me port, <rival> ko port, <rival> acha hai, <rival> better hai, <rival> best hai, <rival> isse accha, port kar raha
port kar rahi, port kar lunga, port kara lunga, port karwa lunga, number port, company badal, operator badal, ab se <rival>
isse accha to, <rival> ले लूंगा, <rival> में पोर्ट, पोर्ट करवा, पोर्ट कर लूंगा, कंपनी बदल
[press 3.5 + action 1.5]
patrakar, reporter hu, reporter hoon, journalist, akhbar se, akhbaar se, akhbar me chap, news channel se, media se hu
media se hoon, press se, sampadak, samvaddata, samwaddata, aapka paksh, apka paksh, official statement, official jawab
media query, press query, spokesperson, pravakta, interview chahiye, blogger hu, vlogger hu, podcast bana, khabar bana
story kar raha, story kar rahi, report bana raha, shodharthi, पत्रकार, संवाददाता, संपादक, अखबार से, समाचार पत्र, न्यूज चैनल से
आपका पक्ष, आधिकारिक बयान, प्रवक्ता, रिपोर्ट बना, साक्षात्कार, शोधार्थी
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
vakil, wakil, vakeel, wakeel, advocate, lawyer, legal notice, legal action, legal notis, kanooni, kanuni karwai
kanooni karyawahi, kanooni notice, court, court me, court case, consumer court, consumer forum, consumer case, case karunga
case karungi, case kar dunga, case kar dungi, case thok, case daal, mukadma, mukadama, harjana, harjane, muavza, muawza
compensation, fir karunga, fir karwa, fir darj, police complaint, sue, data leak, वकील, अधिवक्ता, कानूनी नोटिस, कानूनी सूचना
कानूनी कार्रवाई, अदालत, न्यायालय, कोर्ट, उपभोक्ता न्यायालय, उपभोक्ता अदालत, केस करूंगा, केस करूंगी, केस कर दूंगा, मुकदमा
मुक़दमा, वाद दायर, हर्जाना, मुआवजा, मुआवज़ा, एफआईआर, डेटा लीक
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
trai, rbi, irdai, irda, sebi, dgca, fssai, cpgrams, consumer helpline, jago grahak, grahak forum, upbhokta forum, upbhokta
national consumer, nch, banking ombudsman, ombudsman, lokpal me, nodal officer, pg portal, rera, appellate authority, cci
1915, ट्राई, आरबीआई, रिजर्व बैंक, इरडा, उपभोक्ता फोरम, उपभोक्ता हेल्पलाइन, उपभोक्ता आयोग, लोकपाल, बैंकिंग लोकपाल, नोडल अधिकारी
खाद्य विभाग, जागो ग्राहक
[severity 2]
<num> din se, <num> hafte se, <num> mahine se, <num> mahino se, <num> saal se, poori gali, puri gali, poora mohalla, pura area
poori society, chota baccha, chhota bachha, baccha bimar, pregnant, garbhvati, hospital me, aspatal, icu, oxygen, wheelchair
buzurg, heart ki dawai, dawai nahi, phans gaye, fans gaye, phasa hua, fasa hua, fase hue, airport pe fase, station pe fase
hack ho gaya, account hack, khata khali, khata saaf, saare paise, lakh kat, fraud ho gaya, fraud hua, otp maang, data leak
<num> दिन से, <num> महीने से, पूरे मोहल्ले, पूरी गली, छोटा बच्चा, गर्भवती, अस्पताल, बुजुर्ग, बुज़ुर्ग, फंसे हुए, फंस गए
हैक हो गया, खाता साफ, खाता खाली, ठगी हो गई, cyber cell, साइबर सेल, साइबर थाने
kai din se, kai dino se, kai hafte, kai mahine, <num> ghante se, <num> din ho gaye, <num> hafta, light nahi
bijli nahi, pani nahi, paani nahi, gas nahi, navjat, bimar maa, maa bimar, papa bimar, beemar, viklang, divyang
handicapped, andha, cancer, chemo, operation, dawa nahi, dawai khatam, kiraya nahi, naukri chali, job chali gayi
kaam band, dhanda band, ghar se nikala, sadak pe, karz, udhari, recovery agent, chori ho gaya, chori ho gayi
chura liya, thagi, sim swap, data chori, antim sanskar, mayyat, shaadi kal, exam kal, jaati, bhedbhav, baadh
pani bhar gaya, कई दिन से, कई दिनों से, कई हफ्तों, कई महीनों, <num> घंटे से, बिजली नहीं, पानी नहीं, गैस नहीं, नवजात
बीमार, विकलांग, दिव्यांग, कैंसर, ऑपरेशन, दवा नहीं, दवाई, कर्ज, चोरी हो, डेटा चोरी, अंतिम संस्कार, बाढ़, भेदभाव
[severity 3.5]
aag lag, aag lagi, dhua, dhuan, spark, blast, current lag, gas leak, gas ki badbu, ghayal, chot lagi, khoon, behosh
ambulance, food poisoning, allergy, insulin, dialysis, ventilator, icu me, molest, stalker, आग, धुआं, चिंगारी, धमाका
करंट, गैस लीक, घायल, चोट, खून, बेहोश, एंबुलेंस, एम्बुलेंस, इंसुलिन, ऑक्सीजन, डायलिसिस
[self_harm 4 + negative 3 + action 2 + severity 4]
suicide, suicide kar lunga, suicide kar lungi, sucide, susaid, atmahatya, aatmahatya, aatmhatya, khudkushi, khudkhushi
khud ko maar, khud ko khatam, khudko khatam, jaan de dunga, jaan de dungi, jan de dunga, apni jaan de, apni jaan le, zeher kha
zehar kha, zahar kha, jeher kha, fansi laga, faansi laga, phansi laga, latak jaunga, latak jaungi, nadi me kood, train ke aage
train ke niche, chhat se kood, chat se kood, nas kaat, nass kaat, jeene ka mann nahi, jeene ka man nahi, jine ka mann nhi
jeena nahi chahta, jeena nahi chahti, jina nhi chahta, nahi jeena, jeene se kya fayda, mar jana chahta, mar jana chahti
mar jau to accha, mar hi jau, marna chahta hu, marna chahti hu, zindagi khatam kar, jindgi khatam kar, end my life
kill myself, want to die, आत्महत्या, खुदकुशी, ख़ुदकुशी, सुसाइड, खुद को मार, खुद को खत्म, जान दे दूंगा, जान दे दूंगी
अपनी जान दे, जहर खा, ज़हर खा, फांसी लगा, फंदे से, नदी में कूद, ट्रेन के आगे, जीने का मन नहीं, जीना नहीं चाहता, जीना नहीं चाहती
मर जाना चाहता, मर जाना चाहती, मरना चाहता हूं, मरना चाहती हूं, जीवन समाप्त कर, जिंदगी खत्म कर
yeh aakhri message hai, yeh aakhri msg hai, yeh akhri message hai, yeh akhri msg hai, ye aakhri message hai
ye aakhri msg hai, ye akhri message hai, ye akhri msg hai, mera aakhri message, mera aakhri msg, mera akhri message
mera akhri msg, mera last message, mera last msg, meri aakhri message, meri aakhri msg, meri akhri message
meri akhri msg, meri last message, meri last msg, alvida duniya, alvida dosto, alvida zindagi, suicidal
khud ko khatm, khud ko mita, khud ko jala, khud ko goli, khud ko chaku, khud ko nuksan, khud ko nuksaan
khud ko hurt, khud ko cut, apne aap ko maar, apne aap ko khatam, apne aap ko khatm, apne aap ko jala, apne ko maar
apne ko khatam, apne ko khatm, apne ko jala, aapne ko maar, aapne ko khatam, aapne ko khatm, aapne ko jala
apni jaan lene, apni jan de, apni jan le, apni jan lene, meri jaan de, meri jaan le, meri jaan lene, meri jan de
meri jan le, meri jan lene, jaan dene, jaan de dene, jaan de deni, jaan dedunga, jaan dedungi, jaan deni hai
jan dene, jan de dene, jan de deni, jan dedunga, jan dedungi, jan deni hai, zeher pee, zeher pi, zehar pee, zehar pi
zahar pee, zahar pi, jeher pee, jeher pi, fansi lga, fansi pe, faansi lga, faansi pe, phansi lga, phansi pe
fasi laga, fasi lga, fasi pe, pankhe se latak, pankhe pe latak, pankha se latak, pankha pe latak, fan se latak
fan pe latak, latak jau, latak jana, latak ke mar, nas kat, nas cut, nass kat, nass cut, naas kaat, naas kat
naas cut, kalai kaat, kalai kat, kalai cut, nadi me kud, nadi mein kood, nadi mein kud, nadhi me kood, nadhi me kud
nadhi mein kood, nadhi mein kud, river me kood, river me kud, river mein kood, river mein kud, chhat se kud
chhat se chhalang, chat se kud, chat se chhalang, building se kood, building se kud, building se chhalang
bridge se kood, bridge se kud, bridge se chhalang, train ke samne, train k aage, train k samne, metro ke aage
metro ke samne, metro k aage, metro k samne, patri ke aage, patri ke samne, patri k aage, patri k samne
patri pe let, patri pe leit, patri pe so, saari goliya kha, saari goliya khaa, saari goliyan kha, saari goliyan khaa
sari goliya kha, sari goliya khaa, sari goliyan kha, sari goliyan khaa, poori goliya kha, poori goliya khaa
poori goliyan kha, poori goliyan khaa, neend ki goli kha, neend ki goli khaa, neend ki goliya kha
neend ki goliya khaa, neend ki goliyan kha, neend ki goliyan khaa, nind ki goli kha, nind ki goli khaa
nind ki goliya kha, nind ki goliya khaa, nind ki goliyan kha, nind ki goliyan khaa, sleeping pills kha
jeene ki mann nahi, jeene ki man nahi, jine ka mann nahi, jine ka man nahi, jine ki mann nahi, jine ki man nahi
ab nahi jina, ab nhi jeena, ab nhi jina, aur nahi jina, aur nhi jeena, aur nhi jina, mujhe nahi jina
mujhe nhi jeena, mujhe nhi jina, jeena nhi chahta, jeena nhi chahti, jina nahi chahta, jina nahi chahti
jina nhi chahti, jeene nahi chahta, jeene nahi chahti, jeene nhi chahta, jeene nhi chahti, jeene layak
jeene ki wajah, jeene ki koi wajah, zindagi khatam, zindagi khatm, zindagi end, jindagi khatam, jindagi khatm
jindagi end, zindgi khatam, zindgi khatm, zindgi end, jindgi khatam, jindgi khatm, jindgi end, life end kar
life end karna, life end karne, life end karungi, life khatam kar, life khatam karna, life khatam karne
life khatam karungi, life khatm kar, life khatm karna, life khatm karne, life khatm karungi, zindagi se thak
zindagi se haar, zindagi se tang aa, zindagi se nafrat, jindagi se thak, jindagi se haar, jindagi se tang aa
jindagi se nafrat, life se thak, life se haar, life se tang aa, life se nafrat, mar jana chahiye, mar jana behtar
mar jaana chahta, mar jaana chahti, mar jaana chahiye, mar jaana behtar, mar jau to behtar, mar jau to acha
mar jau to sab, mar jaun to behtar, mar jaun to acha, mar jaun to sab, marna chahta, marna chahti, marna chahte
marna hai, mrna chahta, mrna chahti, mrna chahte, mrna hai, marne chahta, marne chahti, marne chahte, marne hai
mar hi jana chahiye, mar hi jana accha, mar hi jana behtar, mar hi jana hai, mar he jana chahiye, mar he jana accha
mar he jana behtar, mar he jana hai, maut aa jaye, maut behtar, maut acchi, maut chahiye, maut chahta, maut chahti
mot aa jaye, mot behtar, mot acchi, mot chahiye, mot chahta, mot chahti, mujhe mar jane do, mujhe mar jaane do
mujhe marr jane do, mujhe marr jaane do, muje mar jane do, muje mar jaane do, muje marr jane do, muje marr jaane do
mujhe maut, muje maut, kash mai mar, kash mai mara, kash main mar, kash main mara, kash mein mar, kash mein mara
kaash mai mar, kaash mai mara, kaash main mar, kaash main mara, kaash mein mar, kaash mein mara, mere marne ke baad
mere mar jane ke baad, mere mar jaane ke baad, mai marne ke baad, mai mar jane ke baad, mai mar jaane ke baad
main marne ke baad, main mar jane ke baad, main mar jaane ke baad, mere bina sab khush, mere bina sab theek
mere bina sab thik, mere bagair sab khush, mere bagair sab theek, mere bagair sab thik, meri bina sab khush
meri bina sab theek, meri bina sab thik, meri bagair sab khush, meri bagair sab theek, meri bagair sab thik
sab par bojh, sabpe bojh, sab pe bojh, gharwalo pe bojh, maa baap pe bojh, mera antim message, mera antim msg
meri antim message, meri antim msg, alvida sabko, goodbye duniya, duniya chhod dunga, duniya chhod dungi
duniya chod dunga, duniya chod dungi, duniya se ja dunga, duniya se ja dungi, marne ke liye majboor
marne pe majboor, marne par majboor, koi raasta nahi bacha, jeene ka koi, kal tak zinda nahi, खुद को जला
खुद को गोली, खुद को नुकसान, ख़ुद को जला, ख़ुद को गोली, ख़ुद को नुकसान, अपने आप को जला, अपने आप को गोली
अपने आप को नुकसान, स्वयं को जला, स्वयं को गोली, स्वयं को नुकसान, अपनी जान ले, अपनी जीवन लीला, अपनी जीवनलीला
मेरी जान ले, मेरी जान दे, मेरी जीवन लीला, मेरी जीवनलीला, जान दे दूँगा, जान दे दूँगी, जान देने, जान दे रहा
जान दे रही, जान दे दूं, जहर पी, जहर खाकर, जहर पीकर, ज़हर पी, ज़हर खाकर, ज़हर पीकर, फांसी पर, फांसी लगाकर, फांसी के
फाँसी लगा, फाँसी पर, फाँसी लगाकर, फाँसी के, फंदे पर, पंखे से लटक, पंखे से लटककर, नदी में छलांग, कुएं में कूद
कुएं में छलांग, तालाब में कूद, तालाब में छलांग, नहर में कूद, नहर में छलांग, छत से कूद, छत से छलांग, छत से कूदकर
पुल से कूद, पुल से छलांग, पुल से कूदकर, बिल्डिंग से कूद, बिल्डिंग से छलांग, बिल्डिंग से कूदकर, इमारत से कूद
इमारत से छलांग, इमारत से कूदकर, ट्रेन के सामने, ट्रेन के नीचे, मेट्रो के आगे, मेट्रो के सामने, मेट्रो के नीचे
नस काट, नस काटकर, नस काटने, कलाई काट, कलाई काटकर, कलाई काटने, नसें काट, नसें काटकर, नसें काटने, सारी गोलियां खा
सारी गोलियां निगल, सारी दवाइयां खा, सारी दवाइयां निगल, सारी दवाई खा, सारी दवाई निगल, पूरी गोलियां खा
पूरी गोलियां निगल, पूरी दवाइयां खा, पूरी दवाइयां निगल, पूरी दवाई खा, पूरी दवाई निगल, नींद की गोलियां खा
नींद की गोलियां खाकर, नींद की गोली खा, नींद की गोली खाकर, नींद की दवा खा, नींद की दवा खाकर, जीने का इच्छा नहीं
जीने की मन नहीं, जीने की इच्छा नहीं, जीवन का मन नहीं, जीवन का इच्छा नहीं, जीवन की मन नहीं, जीवन की इच्छा नहीं
नहीं जीना, नहीं जीने, नहीं जी सकता, नहीं जी सकती, नही जीना, नही जीने, नही जी सकता, नही जी सकती, जीना नहीं है
जीना नहीं चाहते, जीना नही है, जीना नही चाहते, जीवन खत्म, जीवन समाप्त, जीवन से थक, जीवन से तंग, जिंदगी खत्म
जिंदगी समाप्त, जिंदगी से थक, जिंदगी से तंग, ज़िंदगी खत्म, ज़िंदगी समाप्त, ज़िंदगी से थक, ज़िंदगी से तंग
मर जाना चाहिए, मर जाना बेहतर, मर जाना ही, मर जाना तो, मर जाऊं चाहिए, मर जाऊं बेहतर, मर जाऊं ही, मर जाऊं चाहता
मर जाऊं चाहती, मर जाऊं तो, मरना चाहता, मरना चाहती, मरना है, मरना ही, मरना का मन, मरना के लिए मजबूर, मरने चाहता
मरने चाहती, मरने है, मरने ही, मरने का मन, मरने के लिए मजबूर, मौत आ जाए, मौत बेहतर, मौत ही, मौत चाहिए, मौत दे दो
मुझे मर जाने, मुझे मौत, काश मैं मर, काश मै मर, आखिरी संदेश, आखिरी मैसेज, आखिरी दिन, आखिरी रात, अंतिम संदेश
अंतिम मैसेज, अंतिम दिन, अंतिम रात, आख़िरी संदेश, आख़िरी मैसेज, आख़िरी दिन, आख़िरी रात, अलविदा दुनिया
मेरे मरने के बाद, मेरे जाने के बाद, सब पर बोझ, मेरे बिना सब
[self_harm 2]
overdose, sleeping pills, depression me, depression mein, zindagi se, ab aur nahi, ab nahi hota, nahi jhel sakta
nahi jhel sakti, अवसाद, डिप्रेशन, अब और नहीं
[self_harm 1.3]
depression, akela, akeli, koi nahi mera, toot gaya, toot gayi, thak gaya, thak gayi, haar gaya, haar gayi
umeed nahi, koi umeed, rona aata, bekar zindagi, khud se nafrat, जान, अकेला, अकेली, टूट गया, टूट गई, थक गया, थक गई
हार गया, हार गई, उम्मीद नहीं
[threat_to_life 4 + negative 3 + action 2 + severity 4]
jaan se maar, jan se maar, jaan se mar dunga, maar dunga, maar daalunga, maar dalunga, maar dalenge, kaat ke rakh
goli maar dunga, goli maar denge, laash jayegi, laash uthegi, laash bichha, zinda jala, jinda jala, aag laga dunga
aag laga denge, office jala dunga, bomb se uda, chaku maar, tezab, acid phenk, murder kar dunga, khoon kar dunga
gas leak, gas ki smell, gas ki badbu, gas ki boo, gas nikal rahi, cylinder phat, cylinder fat, aag lag gayi, aag lag gyi
aag lagi, dhuan nikal, dhua nikal, chingari, spark ho raha, current lag, current aa raha, current maar
bijli ka jhatka, jhatka laga current, short circuit, khula taar, taar toot, taar gira, saans nahi aa, sans nahi aa
saans nahi le, behosh ho, behosh hai, heart attack, dil ka daura, food poisoning, drip chadh, lift me fas
lift me phas, peecha kar raha, picha kar raha, phone nahi lene de, police bhejo, driver ne raasta badal
jaan ka khatra, jaan ko khatra, जान से मार, मार दूंगा, मार डालूंगा, काट दूंगा, गोली मार दूंगा, लाश जाएगी, जिंदा जला
आग लगा दूंगा, उड़ा दूंगा, तेजाब, गैस लीक, गैस की बदबू, गैस रिसाव, सिलेंडर फट, आग लग गई, आग लगी, धुआं निकल, चिंगारी, करंट लग
करंट आ रहा, बिजली का झटका, शॉर्ट सर्किट, तार टूट*, तार गिरा, खुला तार, सांस नहीं, बेहोश, दिल का दौरा, हार्ट अटैक, एंबुलेंस
एम्बुलेंस, फूड पॉइजनिंग, लिफ्ट में फंस, पीछा कर रहा, जान का खतरा, जान को खतरा, bomb rakha, बम से उड़ा, बम रखा
petrol chhidak, petrol daal ke jala, petrol dal ke jala, petrol dalkar aag, पेट्रोल छिड़क, पेट्रोल डालकर आग
oxygen pe, oxygen par, oxygen ke bina, ऑक्सीजन पर, ऑक्सीजन के बिना, gas lik, gas leek, gas leakage, gas likage
gas se smell, gas se badbu, gais ki smell, gais ki badbu, gais se smell, gais se badbu, cylinder ki smell
cylinder ki badbu, cylinder se smell, cylinder se badbu, gas ki badboo, gas ki gandh, gas ki mehak, gas nikal
gas nikl, gas phat, gas fat, gas fata, cylinder leak, cylinder nikal, cylinder nikl, cylinder fata, cylinder blast
cylinder phata, cylinder me aag, gas smell, smell of gas, carbon monoxide, gas phail, aag lag, aag lg, aag lgi
aag lagne, aag phail, aaag lag, aaag lg, aaag lagi, aaag lgi, aaag lagne, aaag phail, ghar me aag, ghar mein aag
ghar main aag, kamre me aag, kamre mein aag, kamre main aag, kitchen me aag, kitchen mein aag, kitchen main aag
meter me aag, meter mein aag, meter main aag, charger phat gaya, charger phat gayi, charger fat gaya
charger fat gayi, battery phat gaya, battery phat gayi, battery fat gaya, battery fat gayi, mobile phat gaya
mobile phat gayi, mobile fat gaya, mobile fat gayi, battery blast, phone blast, mobile blast, charger blast
meter blast, dhua nikl, dhua aa, dhuan nikl, dhuan aa, dhuaan nikal, dhuaan nikl, dhuaan aa, smoke nikal, smoke nikl
smoke aa, jalne ki smell, jalne ki badbu, jalne smell, jalne badbu, jalne ki ki smell, jalne ki ki badbu
jalane ki smell, jalane ki badbu, jalane smell, jalane badbu, chingariya nikal, chingariya nikl, chingariya aa
spark nikal, spark nikl, spark aa, sparks nikal, sparks nikl, sparks aa, meter me spark, sparking ho, wire se spark
wire se current, wire me spark, wire me current, taar se spark, taar se current, taar me spark, taar me current
tar se spark, tar se current, tar me spark, tar me current, current laga, current lga, current maarta, current marta
karant lag, karant laga, karant lga, karant maar, karant maarta, karant marta, bijli ka current, bijli ka taar khula
bijli ka taar khuli, bijli ki taar khula, bijli ki taar khuli, khula tar, khula wire, khule taar, khule tar
khule wire, nanga taar, nanga tar, nanga wire, nange taar, nange tar, nange wire, taar gir, wire gir, wire gira
wire toot, khamba gir, khamba gira, khamba toot, pole gir, pole gira, pole toot, saans nahi, saans nhi, saans ruk
sans nahi, sans nhi, sans ruk, saas nahi, saas nhi, saas ruk, saanse nahi, saanse nhi, saanse ruk
saans lene me dikkat, saans lene me problem, saans lene me taklif, saans me dikkat, saans me problem
saans me taklif, sans lene me dikkat, sans lene me problem, sans lene me taklif, sans me dikkat, sans me problem
sans me taklif, dam ghut, dum ghut, behosh pada, behosh padi, behos ho, behos hai, behos pada, behos padi, bihosh ho
bihosh hai, bihosh pada, bihosh padi, hosh nahi, hosh nhi, hosh me nahi, heart atack, heart ka daura, heart atek
hart attack, hart atack, hart ka daura, hart atek, dil attack, dil atack, dil atek, heart ka attack, dil ka attack
cardiac arrest, brain stroke, brain hemorrhage, lakwa, seene me dard, seene me pain, seene mein dard
seene mein pain, sine me dard, sine me pain, sine mein dard, sine mein pain, chest me dard, chest me pain
chest mein dard, chest mein pain, chest pain, mirgi, khoon beh, khoon bah, khoon nikal, khoon ruk nahi, blood beh
blood bah, blood nikal, blood ruk nahi, khoon hi khoon, khoon bahut beh, gale me atak, gale me fas, gale me phas
oxygen cylinder, oxygen machine, oxygen concentrator, oxygen khatam, oksijan cylinder, oksijan machine
oksijan concentrator, oksijan khatam, oxigen cylinder, oxigen machine, oxigen concentrator, oxigen khatam
ventilator pe, ventilator par, ventilator band, light nahi aur oxygen, light nahi or oxygen, light nhi aur oxygen
light nhi or oxygen, bijli nahi aur oxygen, bijli nahi or oxygen, bijli nhi aur oxygen, bijli nhi or oxygen
current nahi aur oxygen, current nahi or oxygen, current nhi aur oxygen, current nhi or oxygen, dialysis machine
dialysis ruk, dialysis ghar, dialysis chal, insulin nahi, insulin khatam, insulin khatm, insulin kharab, insulin nhi
icu me hai, icu me hain, icu me bharti, icu me admit, icu me h, icu mein hai, icu mein hain, icu mein bharti
icu mein admit, icu mein h, zindagi aur maut, jindagi aur maut, zindagi maut, jaan ja, jaan chali, jaan jaa
jaan khatre, jaan ka sawal, jaan par bani, jan ka sawal, jan par bani, maut ho jayegi, maut ho sakti, maut ho jaegi
mot ho jayegi, mot ho sakti, mot ho jaegi, mar jayega, mar jayegi, mar jaega, mar jaegi, mar jayenge, mar raha hai
marr jayega, marr jayegi, marr jaega, marr jaegi, marr jayenge, marr raha hai, koi ki jaan, koi ki maut
kisi ki jaan, kisi ki maut, ambulance bhejo, ambulance bulao, ambulance bula, ambulence bhejo, ambulence bulao
ambulence bula, amblance bhejo, amblance bulao, amblance bula, embulance bhejo, embulance bulao, embulance bula
police bulao, police ko bhejo, police chahiye, police bheje, police bhej do, pulis bhejo, pulis bulao
pulis ko bhejo, pulis chahiye, pulis bheje, pulis bhej do, fire brigade bhejo, fire brigade bulao, fire brigade ko
fire brigade bula, fire brigade aayi, fire brigade nahi, 100 pe call nahi, 112 nahi lag, 112 pe call nahi
112 nhi lag, 108 nahi lag, 108 pe call nahi, 108 nhi lag, 101 pe call nahi, emergency call nahi, mujhe bachao
hume bachao, humko bachao, hamko bachao, jaldi madad bhejo, jaldi madad karo, bacha band gaya, bacha band gayi
bacha fas gaya, bacha fas gayi, baccha band gaya, baccha band gayi, baccha fas gaya, baccha fas gayi
bachha band gaya, bachha band gayi, bachha fas gaya, bachha fas gayi, lift me fase, lift me fasa, lift mein fas
lift mein fase, lift mein fasa, elevator me fas, elevator me fase, elevator me fasa, elevator mein fas
elevator mein fase, elevator mein fasa, brake fail, brake fel, brake nahi lag, brake nhi, brakes fail, driver daru
driver sharab, driver nashe, driver piya, driver pi ke, driver drunk, driver so gaya, driver so raha
baccha doob raha, baccha doob gaya, baccha dub raha, baccha dub gaya, ladka doob raha, ladka doob gaya
ladka dub raha, ladka dub gaya, aadmi doob raha, aadmi doob gaya, aadmi dub raha, aadmi dub gaya, kaanch ka tukda
kaanch nikla, kaanch ke tukde, kaanch khane me, kanch ka tukda, kanch nikla, kanch ke tukde, kanch khane me
glass ka tukda, glass nikla, glass ke tukde, glass khane me, food poison, zeher mila, zeher de diya, zeher diya
zehar mila, zehar de diya, zehar diya, kidnap, apharan, agwa, agva, kidnaping, kidnapping, bandhak, jaan se mar
jaan lele maar, jaan lele mar, jaan le maar, jaan le mar, jan se mar, jan lele maar, jan lele mar, jan le maar
jan le mar, maar daalenge, maar dalega, mar dalunga, mar daalunga, mar dalenge, mar daalenge, mar dalega, mar dunga
kaat dalunga, kaat daalunga, kaat ke phek, kaat ke phenk, kaat ke fek, kat dalunga, kat daalunga, kat ke phek
kat ke phenk, kat ke fek, gala kaat, gala kat, gala daba, gala reit, gardan kaat, gardan kat, gardan daba
gardan reit, gla kaat, gla kat, gla daba, gla reit, goli maar, goli mar, goli chala, goli chali, goli chalegi
goli chalaunga, goliyan maar, goliyan mar, goliyan chala, goliyan chali, goliyan chalegi, goliyan chalaunga
chaku leke, chaku lekar, chaaku leke, chaaku lekar, chaaku maar, talwar leke, talwar lekar, talwar maar, katta leke
katta lekar, katta maar, bomb rakh diya, bomb laga diya, bomb hai office, bomb phod dunga, bomb phek dunga
bomb lagaya, office ko uda dunga, office ko jala dunga, office uda dunga, building ko uda dunga
building ko jala dunga, building uda dunga, building jala dunga, zinda gaad, zinda nahi chhod, jinda gaad
jinda nahi chhod, jinda hi jala, jinda hi gaad, jinda hi nahi chhod, zinda hi jala, zinda hi gaad
zinda hi nahi chhod, petrol chidak, kerosene daal, kerosene dal, kerosene chhidak, kerosene chidak, acid daal
acid dal, acid fenk, tejab daal, tejab dal, tejab phenk, tejab fenk, khoon kar, khoon peeke, khoon pee, khoon bahega
khoon ki nadiya, khoon ki holi, khun kar, khun peeke, khun pee, khun bahega, khun ki nadiya, khun ki holi, laash gir
laash girengi, laash gira, laash bichh, lash gir, lash girengi, lash gira, lash bichh, laashe gir, laashe girengi
laashe gira, laashe bichh, ghar pata hai tera, ghar pata hai tumhara, ghar malum hai tera, ghar malum hai tumhara
address pata hai tera, address pata hai tumhara, address malum hai tera, address malum hai tumhara
tera ghar pata hai, tera ghar malum hai, tera address pata hai, tera address malum hai, tumhara ghar pata hai
tumhara ghar malum hai, tumhara address pata hai, tumhara address malum hai, bahar mil tujhe, bahar nikal tujhe
bahar aa tujhe, bahar intezaar kar raha tujhe, bahr mil tujhe, bahr nikal tujhe, bahr aa tujhe
bahr intezaar kar raha tujhe, gate mil tujhe, gate nikal tujhe, gate aa tujhe, gate intezaar kar raha tujhe
hath tod, hath kaat, haath tod, haath kaat, tang tod, tang kaat, pair tod, pair kaat, encounter kar, tu mar
tu marega, tu maroge, tu marenge, tum mar, tum marega, tum maroge, tum marenge, mera mujhe maarta, mera mujhe marta
mera maarta, mera marta, meri mujhe maarta, meri mujhe marta, meri maarta, meri marta, wo mujhe maarta
wo mujhe marta, mujhe maar dega, mujhe maar denge, mujhe mar dega, mujhe mar denge, muje maar dega, muje maar denge
muje mar dega, muje mar denge, maarne ki dhamki, marne ki dhamki, ex ne tracker laga, ex ne gps laga
ex tracker laga, ex gps laga, pati ne tracker laga, pati ne gps laga, pati tracker laga, pati gps laga
ex mera peecha kar, ex mera picha kar, ex peecha kar, ex picha kar, koi mera peecha kar, koi mera picha kar
koi peecha kar, koi picha kar, peecha kar rha, peecha kr rha, peecha kr raha, picha kar rha, picha kr rha
picha kr raha, peechha kar rha, peechha kar raha, peechha kr rha, peechha kr raha, stalk kar raha, stalk kar rha
stalk kar rahe, stalk kr raha, stalk kr rha, stalk kr rahe, stalker, gharelu hinsa, ghareloo hinsa
domestic violence, rape, balatkar, balaatkar, driver ne chheda, driver ne ched, driver chheda, driver ched
delivery boy ne chheda, delivery boy ne ched, delivery boy chheda, delivery boy ched, delivery wala ne chheda
delivery wala ne ched, delivery wala chheda, delivery wala ched, molest kiya, molest kar, chhedchhad
gaadi rok nahi raha, gaadi rok nahi rha, gaadi nahi rok raha, gaadi nahi rok rha, cab rok nahi raha
cab rok nahi rha, cab nahi rok raha, cab nahi rok rha, car rok nahi raha, car rok nahi rha, car nahi rok raha
car nahi rok rha, utarne nahi de raha, utarne nahi de rha, utarne nahi de rahe, nikalne nahi de raha
nikalne nahi de rha, nikalne nahi de rahe, ghar me ghus, ghar me chor, ghar tod ghus, ghar tod chor, darwaza me ghus
darwaza me chor, darwaza tod ghus, darwaza tod chor, darwaja me ghus, darwaja me chor, darwaja tod ghus
darwaja tod chor, ghar me koi ghus, ghar mein chor, ghar mein koi ghus, beta gayab, beta gum, beta lapata
beti gayab, beti gum, beti lapata, baccha gayab, baccha gum, baccha lapata, bacha gayab, bacha gum, bacha lapata
गैस रिस, गैस लीकेज, गैस की गंध, गैस की बू, गैस की महक, गैस फैल, गैस निकल, गैस की स्मेल, सिलेंडर में आग
सिलेंडर ब्लास्ट, सिलेंडर से गैस, सिलेंडर फटा, सिलेंडर लीक, आग लग, आग भड़क, आग फैल, घर में आग, मीटर में आग
चार्जर में आग, बैटरी में आग, दुकान में आग, गाड़ी में आग, ट्रांसफार्मर में आग, ट्रांसफॉर्मर में आग, किचन में आग
रसोई में आग, बोर्ड में आग, कमरे में आग, धुआं उठ, धुआं आ, धुआं भर, धुआँ निकल, धुआँ उठ, धुआँ आ, धुआँ भर, धुंआ निकल
धुंआ उठ, धुंआ आ, धुंआ भर, जलने की बदबू, जलने की गंध, जलने की बू, जलने की स्मेल, बैटरी फट, बैटरी ब्लास्ट, फोन फट
फोन ब्लास्ट, मोबाइल फट, मोबाइल ब्लास्ट, चार्जर फट, चार्जर ब्लास्ट, मीटर फट, मीटर ब्लास्ट, ट्रांसफार्मर फट
ट्रांसफार्मर ब्लास्ट, चिंगारियां निकल, चिंगारियां हो, चिंगारियां आ, चिंगारियां उठ, स्पार्क निकल, स्पार्क हो
स्पार्क आ, स्पार्क उठ, करंट लगा, करंट आ, करंट उतर, करंट दौड़, करंट फैल, करेंट लगा, करेंट लग, करेंट आ, करेंट उतर
करेंट दौड़, करेंट फैल, बिजली का तार लग, बिजली का खंभा लग, बिजली का करंट गिर, बिजली का करंट टूट, बिजली का करंट गिरा
तार गिर, खंभा गिरा, खंभा गिर, खंभा टूट, खंभा टूटा, पोल गिरा, पोल गिर, पोल टूट, पोल टूटा, नंगा तार, नंगे तार
खुले तार, टूटा तार, सांस नही, सांस रुक, सांस फूल, सांस बंद, सांस उखड़, साँस नहीं, साँस नही, साँस रुक, साँस फूल
साँस बंद, साँस उखड़, दम घुट, बेसुध हो, बेसुध है, बेसुध पड़ा, बेसुध पड़ी, बेसुध हैं, हार्ट का दौरा, हार्ट का अटैक
दिल अटैक, दिल का अटैक, सीने में दर्द, खून बह, खून निकल, खून बहुत, खून रुक नहीं, ऑक्सीजन सिलेंडर, ऑक्सीजन खत्म
ऑक्सीजन मशीन, ऑक्सीजन नहीं, ऑक्सीजन की जरूरत, आक्सीजन सिलेंडर, आक्सीजन खत्म, आक्सीजन मशीन, आक्सीजन नहीं, आक्सीजन पर
आक्सीजन की जरूरत, वेंटिलेटर, डायलिसिस, आईसीयू में, icu में, जिंदगी और मौत, ज़िंदगी और मौत, जान जा, जान चली, जान खतरे
जान पर बन, जान का सवाल, जान जाने, मौत हो जाएगी, मौत हो सकती, मर जाएगा, मर जाएगी, मर जाएंगे, मर रहा है, मर रही है
एम्बुलैंस भेजो, एम्बुलैंस बुलाओ, एम्बुलैंस भेजिए, एम्बुलैंस बुलाइए, पुलिस भेजो, पुलिस बुलाओ, पुलिस भेजिए
पुलिस को भेजो, बचाओ, बचाइए, बचा लो, मदद भेजो, मदद भेजिए, बच्चा फंस, बच्चा बंद, बच्चा गायब, बच्ची फंस, बच्ची बंद
बच्ची गायब, बेटा फंस, बेटा बंद, बेटा गायब, बेटी फंस, बेटी बंद, बेटी गायब, लिफ्ट में फंसे, लिफ्ट में फंसा
लिफ्ट में फँस, लिफ्ट में बंद, लिफ्ट में अटक, लिफ्ट में फंसी, ब्रेक फेल, ब्रेक नहीं, ड्राइवर नशे, ड्राइवर शराब
ड्राइवर ने शराब, ड्राइवर सो, बच्चा डूब, लड़का डूब, आदमी डूब, कांच के टुकड़े, कांच का टुकड़ा, कांच निकला
काँच के टुकड़े, काँच का टुकड़ा, काँच निकला, जहर दे दिया, जहर दिया, जहर मिला, ज़हर दे दिया, ज़हर दिया, ज़हर मिला
अपहरण, किडनैप, अगवा, बंधक बना, बंधक बनाया, जान से मारने, जान से मारूंगा, जान से मारेंगे, मार दूंगी, मार देंगे
मार डालेंगे, मार डालूंगी, मार देगा, मार डालेगा, मार दूँगा, मार डालूँगा, काट दूँगा, काट डालूंगा, काट देंगे
काट डालेंगे, गला काट, गला दबा, गला रेत, गर्दन काट, गर्दन दबा, गर्दन रेत, गोली मार, गोली मारूंगा, गोली चला, गोली चली
गोली मारेंगे, चाकू से मार, चाकू मार, चाकू लेकर, बंदूक से मार, बंदूक मार, बंदूक लेकर, पिस्तौल से मार, पिस्तौल मार
पिस्तौल लेकर, कट्टा से मार, कट्टा मार, कट्टा लेकर, बम से, बम रख, बम लगा, बम धमाका, बम फोड़, ऑफिस को जला
ऑफिस को उड़ा, ऑफिस जला, ऑफिस उड़ा, दफ्तर को जला, दफ्तर को उड़ा, दफ्तर जला, दफ्तर उड़ा, दुकान को जला, दुकान को उड़ा
दुकान जला, दुकान उड़ा, आग लगा देंगे, आग लगा दूँगा, आग लगा दूंगी, जिंदा गाड़, जिंदा नहीं छोड़, जिंदा नही छोड़
ज़िंदा जला, ज़िंदा गाड़, ज़िंदा नहीं छोड़, ज़िंदा नही छोड़, एसिड फेंक, एसिड डाल, एसिड अटैक, खून कर, खून की नदियां
खून बहेगा, खून पी, लाश गिर, लाश बिछ, लाश मिलेगी, लाश उठ, लाशें गिर, लाशें बिछ, लाशें मिलेगी, लाशें उठ, घर का पता पता
घर का पता जानता, घर का पता मालूम, कहां रहता पता, कहां रहता जानता, कहां रहता मालूम, कहाँ रहता पता, कहाँ रहता जानता
कहाँ रहता मालूम, मुझे मार देगी, मारने की धमकी, पति मुझे मारता, पति पीटता, पति पीछा, एक्स मुझे मारता, एक्स पीटता
एक्स पीछा, बॉयफ्रेंड मुझे मारता, बॉयफ्रेंड पीटता, बॉयफ्रेंड पीछा, लड़का मुझे मारता, लड़का पीटता, लड़का पीछा
पीछा कर रहे, पीछा कर रही, ट्रैकर लगा, ट्रैकर लगाया, जीपीएस लगा, जीपीएस लगाया, घरेलू हिंसा, बलात्कार, रेप, छेड़छाड़
ड्राइवर ने छेड़, ड्राइवर ने छुआ, ड्राइवर ने बदतमीजी, ड्राइवर ने रास्ता बदल, डिलीवरी बॉय ने छेड़, डिलीवरी बॉय ने छुआ
डिलीवरी बॉय ने बदतमीजी, डिलीवरी बॉय ने रास्ता बदल, घर में चोर, घर में कोई घुस, घर में घुस, दरवाजा तोड़
[threat_to_life 2]
ambulance, ambulence, oxygen, insulin, dialysis, behosh, overdose, fire brigade, ventilator, एम्बुलैंस, ऑक्सीजन
इंसुलिन, दमकल, फायर ब्रिगेड, बेसुध, sparking
[threat_to_life 1.7]
bachao, bachaao, aag, dhua, dhuan, blast, chaku, pistol, bandook, katta, bomb, dhamki, khoon, zeher, zehar, stalk
tracker, आग, धुआं, धुआँ, चाकू, पिस्तौल, बंदूक, बम, धमकी, खून, जहर, ज़हर, ब्लास्ट
[threat_to_life 1.3]
dar lag raha, bahut dar, chilla raha, chilla rahi, डर लग, चिल्ला
[figurative 4 + neutral 1]
hans hans ke mar, hans hans ke maar, hans ke mar, hans ke maar, has hans ke mar, has hans ke maar, has ke mar
has ke maar, hasi mar gaya, hasi mar, hasi maar gaya, hasi maar, hansi mar gaya, hansi mar, hansi maar gaya
hansi maar, haste mar gaya, haste mar, haste maar gaya, haste maar, bhookh se mar gaya, bhookh se mar gayi
bhookh se marr gaya, bhookh se marr gayi, bhook se mar gaya, bhook se mar gayi, bhook se marr gaya
bhook se marr gayi, bhuk se mar gaya, bhuk se mar gayi, bhuk se marr gaya, bhuk se marr gayi, mar gaya lol
mar gaya haha, mar gayi lol, mar gayi haha, maar gaya lol, maar gaya haha, maar gayi lol, maar gayi haha
marr gaya lol, marr gaya haha, marr gayi lol, marr gayi haha, mummy maar dalegi, mummy maar dalenge
mummy mar dalegi, mummy mar dalenge, mammi maar dalegi, mammi maar dalenge, mammi mar dalegi, mammi mar dalenge
papa maar dalegi, papa maar dalenge, papa mar dalegi, papa mar dalenge, mummy mujhe maar dalegi
mummy mujhe maar dalenge, mummy mujhe mar dalegi, mummy mujhe mar dalenge, papa mujhe maar dalegi
papa mujhe maar dalenge, papa mujhe mar dalegi, papa mujhe mar dalenge, maa mujhe maar dalegi
maa mujhe maar dalenge, maa mujhe mar dalegi, maa mujhe mar dalenge, mujhe maar dalegi, connection kaat dunga
connection kaat denge, connection kat dunga, connection kat denge, internet kaat dunga, internet kaat denge
internet kat dunga, internet kat denge, phone kaat dunga, phone kaat denge, phone kat dunga, phone kat denge
kaat ke phek cake, kaat ke phek sim, kaat ke phek sabzi, kaat ke phenk cake, kaat ke phenk sim, kaat ke phenk sabzi
kat ke phek cake, kat ke phek sim, kat ke phek sabzi, kat ke phenk cake, kat ke phenk sim, kat ke phenk sabzi
time kill, time pass maar, samay kill, samay pass maar, killing time, suicide squad, suicide mission
suicide commercial, suicide prevention, suicide awareness, political suicide, career suicide, financial suicide
brand suicide, social suicide, film suicide, bomb hai yaar, bomb lag rahi, bomb lagti, bomb offer, bomb movie
bomb song, bam hai yaar, bam lag rahi, bam lagti, bam offer, bam movie, bam song, ek dum bomb, atom bomb, bath bomb
photo bomb, love bomb, offer ne aag laga, offer ne aag, offer aag laga, offer aag, deal ne aag laga, deal ne aag
deal aag laga, deal aag, sale ne aag laga, sale ne aag, sale aag laga, sale aag, aag laga di stage, aag laga di bhai
aag laga diya bhai, aag hai bhai, aag hai yaar, aag lagadi, aag lga di, aag laga rakhi hai stage, aag hai aag
stage pe aag, stage par aag, stage me aag, twitter pe aag, twitter par aag, twitter me aag, internet pe aag
internet par aag, internet me aag, social media pe aag, social media par aag, social media me aag, dil me aag
pet me aag, pet me jalan, seene me jalan, aag ka dariya, aag aur paani, mahangai me aag, mahangai ki aag
petrol me aag, petrol ki aag, daam me aag, daam ki aag, rate me aag, rate ki aag, price me aag, price ki aag
petrol ke me aag laga, petrol ke aag laga, petrol me aag laga, petrol aag laga, rates ke me aag laga
rates ke aag laga, rates me aag laga, rates aag laga, current bill, current account, current affairs, current status
current plan, current location, karant bill, karant account, karant affairs, karant status, karant plan
karant location, gas connection, gas booking, gas subsidy, gas bill, gas agency, gas cylinder booking, gas refill
gas problem acidity, gas cylinder price, gas stove, gas chulha, cylinder booking, cylinder book, cylinder delivery
cylinder subsidy, cylinder refill, cylinder price, gas book, gas delivery, gas price, pet me gas, oxygen os
oxygen update, oxygen park, oxygen movie, oxygen os os, oxygen os update, oxygen os park, oxygen os movie
maza uda dunga, maza uda, maza uda diye dunga, maza uda diye, mazaak uda dunga, mazaak uda, mazaak uda diye dunga
mazaak uda diye, mazak uda dunga, mazak uda, mazak uda diye dunga, mazak uda diye, chhakka maar dunga
chhakka maar dega, chhakka mar dunga, chhakka mar dega, four maar dunga, four maar dega, four mar dunga
four mar dega, six maar dunga, six maar dega, six mar dunga, six mar dega, game me maar, game me mar, game mein maar
game mein mar, pubg me maar, pubg me mar, pubg mein maar, pubg mein mar, freefire me maar, freefire me mar
freefire mein maar, freefire mein mar, free fire, fire tv, bgmi me, zombie ko maar, zombie ko mar, zombie maar
zombie mar, boss ko maar, boss ko mar, boss maar, boss mar, enemy ko maar, enemy ko mar, enemy maar, enemy mar
heart attack aate aate, heart attack aa jata, heart attack aane wala tha, attack aate aate, attack aa jata
attack aane wala tha, dil ka daura aate aate, dil ka daura aa jata, dil ka daura aane wala tha
hart attack aate aate, hart attack aa jata, hart attack aane wala tha, aate aate bacha, heart attack de doge
bill dekh ke heart attack, bill dekh ke behosh, bill dekh kar heart attack, bill dekh kar behosh
price dekh ke heart attack, price dekh ke behosh, price dekh kar heart attack, price dekh kar behosh
rate dekh ke heart attack, rate dekh ke behosh, rate dekh kar heart attack, rate dekh kar behosh, khushi se behosh
khushi behosh, garmi se behosh, garmi behosh, bill dekh ke se behosh, bill dekh kar se behosh, bhookh se behosh
bhookh behosh, battery mar gaya, battery mar gayi, battery dead gaya, battery dead gayi, phone mar gaya
phone mar gayi, phone dead gaya, phone dead gayi, line mar gaya, line mar gayi, line dead gaya, line dead gayi
battery dead, network dead, maar khayega, maar khaoge, maar khayi, smoke detector, smoke alarm, dhua detector
dhua alarm, fire alarm, fire extinguisher, fire insurance, chaku set, chaku sabzi, chaku kitchen, chhuri set
chhuri sabzi, chhuri kitchen, kitchen knife, kitchen chaku, goli de raha, goli de rahe, goli di, goli mat do
goli dena band, dawai ki goli, bukhar ki goli, sir dard ki goli, headache ki goli, goli khao, goli kha lo, goli lo
khoon khaul, khoon jal, khoon peena band, khoon pee rahe, khoon choos, khoon pee rakha, khun khaul, khun jal
khun peena band, khun pee rahe, khun choos, khun pee rakha, blood test, blood donation, blood group, blood sugar
blood pressure, doob gaya paisa, doob gaya paise, doob gaye paisa, doob gaye paise, doob gayi paisa, doob gayi paise
dub gaya paisa, dub gaya paise, dub gaye paisa, dub gaye paise, dub gayi paisa, dub gayi paise, paise doob
paisa doob, paise doob gaya, paise doob gaye, paise dub gaya, paise dub gaye, paisa doob gaya, paisa doob gaye
paisa dub gaya, paisa dub gaye, paisa mera doob gaya, paisa mera doob gaye, paisa mera dub gaya, paisa mera dub gaye
pyaar me mar, pyaar me doob, pyaar me zeher, tere pyaar me mar, tere pyaar me doob, tere pyaar me zeher
हंसते हंसते मर, हंसते हंसते लोटपोट, हंसते मर, हंसते लोटपोट, हँसते हंसते मर, हँसते हंसते लोटपोट, हँसते मर
हँसते लोटपोट, हंस हंसते मर, हंस हंसते लोटपोट, हंस मर, हंस लोटपोट, हंसी से मर, हंसी से मरा, हंसी से मरी, हँसी से मर
हँसी से मरा, हँसी से मरी, भूख से मर, भूख से मरा, भूख से मरी, गर्मी से मर, गर्मी से मरा, गर्मी से मरी
कनेक्शन काट दूंगा, कनेक्शन काट देंगे, कनेक्शन काट दिया, फोन काट दूंगा, फोन काट देंगे, फोन काट दिया, कॉल काट दूंगा
कॉल काट देंगे, कॉल काट दिया, बिजली काट दूंगा, बिजली काट देंगे, बिजली काट दिया, मम्मी मार डालेगी, मम्मी मार देगी
मम्मी जान से मार डालेगी, मम्मी जान से मार देगी, पापा मार डालेगी, पापा मार देगी, पापा जान से मार डालेगी
पापा जान से मार देगी, मां मार डालेगी, मां मार देगी, मां जान से मार डालेगी, मां जान से मार देगी, महंगाई में आग
महंगाई पर आग, महंगाई के दामों में आग, दाम में आग, दाम पर आग, दाम के दामों में आग, पेट्रोल में आग, पेट्रोल पर आग
पेट्रोल के दामों में आग, सब्जियों में आग, सब्जियों पर आग, सब्जियों के दामों में आग, दिल में आग, आग लगा दी स्टेज
आग है भाई, गैस कनेक्शन, गैस बुकिंग, गैस सब्सिडी, गैस बिल, गैस एजेंसी, गैस रिफिल, गैस चूल्हा, सिलेंडर बुकिंग
सिलेंडर बुक, सिलेंडर डिलीवरी, सिलेंडर सब्सिडी, सिलेंडर रिफिल, सिलेंडर के दाम, सिलेंडर की कीमत, सिलेंडर महंगा
सिलेंडर नहीं आया, सिलेंडर नहीं मिला, सिलेंडर कब, पेट में गैस, मजा उड़ा, मजा उड़ाया, मज़ा उड़ा, मज़ा उड़ाया
मज़ाक उड़ा, मज़ाक उड़ाया, मजाक उड़ा, मजाक उड़ाया, पैसे उड़ा, पैसे उड़ाया, नींद उड़ा, नींद उड़ाया, छक्का मार, गोल मार
शतक मार, एंट्री मार, खून खौल, खून पसीना, खून चूस, खून की जांच, खून दान, बम फिल्म, बम लग रही, बम ऑफर
राजनीतिक आत्महत्या, आर्थिक आत्महत्या, बैटरी मर, बैटरी डेड, फोन मर, फोन डेड, लाइन मर, लाइन डेड, पैसा डूब, पैसा डूबा
पैसा डूबे, पैसे डूब, पैसे डूबा, पैसे डूबे, हार्ट अटैक आते आते, हार्ट अटैक आ जाता, हार्ट अटैक दिला
[spam 3 + action -1.5]
ghar baithe kamaye, ghar baithe kamao, ghar baithe roz, ghar baithe, paise kamaye, paise kamao, paisa kamao, online earning
daily earning, part time job, work from home job, sirf mobile chahiye, link par click, link pe click, link in bio, bio me link
follow back, follow me, follow karo, followers sirf, free followers, subscribe karo, mera channel, channel subscribe
join telegram, telegram join, telegram channel, trading tips, stock tips, crypto, bitcoin, double money, paisa double
paise double, guaranteed return, loan bina, instant loan, turant loan, vashikaran, baba ji se, love problem solution
jyotish se, satta, satta matka, matka, betting app, interested log whatsapp, whatsapp kare, whatsapp karo, dm for promotion
paid promotion, घर बैठे कमाएं, घर बैठे, पैसे कमाएं, लिंक पर क्लिक, फॉलो करें, सब्सक्राइब करें, वशीकरण, सट्टा, पैसा दोगुना
तुरंत लोन, व्हाट्सएप करें
[scam 3.5 + severity 2]
kyc update, kyc expire, kyc pending hai link, account block ho jayega, account band ho jayega, khata band ho jayega
account suspend, sim band ho jayega, bijli kat jayegi aaj raat, otp bataye, otp batao, otp share kare, otp bhejiye, pin bataye
cvv bataye, card number bhejiye, anydesk, teamviewer, lottery lagi, lottery jeeti, kbc lottery, inaam jeeta hai, aap jeet gaye
you have won, verify your account, verify kare, dear customer, prize claim, reward claim, cashback claim, official support
केवाईसी अपडेट, खाता बंद हो जाएगा, खाता ब्लॉक, ओटीपी बताएं, ओटीपी भेजें, लॉटरी लगी, इनाम जीता है, कार्ड नंबर भेजें
सत्यापित करें
[urgent 2]
urgent, urgnt, arjent, urgently, turant, turant karo, jaldi karo, jaldi se, jald se jald, jitni jaldi, asap, abhi ke abhi
abhi isi waqt, abhi turant, aaj hi, aaj raat, aaj shaam tak, immediately, emergency, imergency, <num> minute me, <num> min me
ghante me flight, flight hai abhi, train hai abhi, kal subah tak, तुरंत, तुरन्त, जल्द से जल्द, अभी के अभी, अभी तुरंत, आज ही
फौरन, इमरजेंसी, आपातकाल, अर्जेंट, अविलंब, शीघ्र, jaldi please, please jaldi, jaldi block, जल्दी कीजिए, जल्दी करो
abhi karo, abhi chahiye, abhi bhejo, jaldi bhejo, jldi, jldi karo, jaldi kijiye, jaldi kro, fauran, fouran, foran
tatkal, tatkaal, ek ghante me, ek ghante mein, aadhe ghante me, <num> ghante me, <num> ghanta, subah tak, shaam tak
raat tak, aaj hi chahiye, kal tak, kal subah, train chhoot, flight chhoot, airport pe hu, airport pe hun
station pe hu, bahar khada, bahar khadi, bahar khade, gate pe, deri mat karo, der mat karo, time nahi hai
samay nahi, please abhi, is waqt, isi waqt, is samay, aaj last date, last date aaj, अभी करो, जल्दी भेजो, जल्दी भेजिए
जल्दी करें, तत्काल, फ़ौरन, इसी वक्त, इसी समय, आज शाम तक, कल सुबह तक, कल तक, एक घंटे में, <num> मिनट में
<num> घंटे में, समय नहीं, देर मत, आखिरी तारीख, इस समय, इस वक्त, एयरपोर्ट पर
[urgent 0.9]
aaj, abhi, kal, jaldi, आज, अभी, कल, जल्दी, शीघ्रता
[sarcasm 2 + negative 2 + complaint 0.8]
wah beta, wah bhai wah, waah bhai waah, wah kya service, waah kya service, kya service hai, kya badhiya service
thanks for nothing, dhanyawad lootne, badhai ho, badhai ho aapko, taaliyan, taliyan, award do, award do inko, nobel do
nobel do inko, bharat ratna do, oscar do, oscar pakka, great job guys, slow clap, kidney bhi le lo, kidney bech
bullet train speed, khula loot, shabash beta, kya mast, jug jug jiyo, वाह क्या सेवा, वाह भाई वाह, वाह रे, तालियां, नोबेल दो
ऑस्कर दो, भारत रत्न दो, धन्यवाद लूटने
[language 1]
hai, hain, nahi, nhi, nahin, ka, ki, ke, ko, mein, mera, meri, mujhe, muje, tum, tumhara, aap, aapka, aapke, aapki, apka, apne
apna, apni, hum, humara, hamare, ye, yeh, wo, woh, voh, bhi, bhee, toh, kya, kyu, kyun, kaise, kab, kaha, kahan, aur, lekin
magar, phir, fir, abhi, tak, raha, rahi, rahe, rha, rhi, rhe, gaya, gayi, gaye, gya, kar, karo, karna, karke, kiya, kr, kro
tha, thi, hota, hoti, hoga, hogi, hu, hoon, koi, kuch, kuchh, sab, bahut, bhut, bohot, accha, acha, bhai, yaar, sirf, jab
agar, wala, wale, wali, liye, diya, kisi, isko, iska, isme, inko, unka, usne, jo, ji, matlab, chahiye, wahi, aaj, kal, है, हैं
का, की, के, को, में, से, पर, और, नहीं, नही, भी, तो, ही, यह, ये, वह, वो, इस, उस, मैं, हम, आप, तुम, मेरा, मेरी, मेरे, मुझे, आपका
आपके, अपने, अपनी, क्या, क्यों, कैसे, कब, कहां, कौन, कोई, कुछ, सब, था, थी, थे, हो, होगा, रहा, रही, रहे, गया, गई, गए, कर, करो
करें, किया, दिया, लेकिन, मगर, या, अब, अभी, तक, बहुत, साथ, लिए, ने, एक, जो, जब, अगर, फिर, आज, कल, वाले, वाला, जी, भाई, हूं, हूँ
