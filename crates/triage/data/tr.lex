# Turkish. Words are compared without accents and with one i, so a stem must not become the start of another
# word that way: `öldü` would be `oldu`. What negates stands behind (`değil`), so it is written into the phrases.
[negator]
hiç, hiçbir, asla, sakın, katiyen, hiç kimse, ne de
[more]
çok, en, aşırı, acayip, fazla, son derece, gerçekten, cidden, harbiden, resmen, tamamen, inanılmaz, baya, bayağı, öyle, o kadar
[less]
biraz, az, azıcık, kısmen, sanki, pek, bi tık
[but]
ama, ancak, fakat, lakin, yalnız, maalesef, malesef, oysa, halbuki, ne yazık ki, gel gör ki, ne var ki, yine de
[neutral 1]
iyi günler, iyi akşamlar, iyi geceler, iyi çalışmalar, iyi mesailer, iyi haftalar, hayırlı günler, hayırlı işler, hayırlı akşamlar
kolay gelsin, iyi hafta sonları, güzel soru, sağlıkla, kötü bir niyet
[complaint 2.2 + negative 0.8]
çalışmıyor*, çalışmıyo, çalışmadı*, çalışmaz oldu, açılmıyor*, açılmıyo, açılmadı*, yüklenmiyor*, girilmiyor*, giremiyorum*
giremiyom, giriş yapamıyorum, giriş yapamıyoruz, bağlanmıyor*, bağlanamıyorum*, çekmiyor*, çekmiyo, internet yok, elektrik yok
sular yok, şebeke yok, sinyal yok, internet gitti, elektrik gitti, elektrikler gitti, elektrikler kesik, internet kesik, kesinti*
arıza*, arızalı*, bozuk*, bozuldu*, bozulmuş*, kırık*, kırılmış*, kırık geldi, yırtık*, ezik*, hasarlı*, eksik geldi, eksik çıktı
yanlış geldi, yanlış ürün, yanlış gönder*, yanlış adres*, saç çıktı, kıl çıktı, böcek çıktı, içinden çıkt*, hala gelmedi
hâlâ gelmedi, gelmedi*, gelmiyor*, gelen yok, gelen giden yok, teslim edilmedi*, teslim alamadım, ulaşmadı*, elime geçmedi
kargom nerede, siparişim nerede, nerede kaldı, nerde kaldı, hala bekliyorum, hâlâ bekliyorum, hala bekliyoruz, bekletiyor*
bekletildim*, bekletildik*, bekledik*, <num> gündür, <num> haftadır, <num> saattir, <num> aydır, <num> dakikadır, <num> dkdır
<num> gün oldu, <num> hafta oldu, <num> ay oldu, <num> saat oldu, günlerdir, haftalardır, aylardır, saatlerdir, dünden beri
sabahtan beri, akşamdan beri, pazartesiden beri, cumadan beri, iki gündür, üç gündür, iki haftadır, üç haftadır, bir aydır
cevap yok, cevap alamadım, cevap alamıyorum, cevap vermiyor*, cevap veren yok, dönüş yok, dönüş yapmıyor*, dönüş yapılmadı*
dönen yok, arayan yok, ilgilenen yok, muhatap yok, muhatap bulamıyor*, ulaşamıyorum*, ulaşamıyoruz*, ulaşılamıyor*, açmıyorsunuz*
açmıyorlar, kimse açmıyor, hatta bekle*, iade edilmedi*, iade yatmadı, iade yapılmadı*, iademi alamadım, param iade, paramı iade
paramı geri, paramı istiyorum, iki kere çek*, iki kez çek*, fazla çek*, haksız yere, fazla fatura, faturam fahiş, yanlış fatura
kandırıldım*, mağdurum*, mağdur ettiniz, mağdur oldum, mağdur olduk, rezerv* yok, iptal edildi*, iptal edilmiş*, rötar*
gecikme*, gecikti*, şikayetçiyim*, hata veriyor, hata verdi, hata alıyorum, sistem hatası, donuyor*, çöktü*, atıyor sürekli
puanım silin*, puanlarım silin*, kayboldu*, kaybolmuş*, silinmiş*, zehirlendi*, zehirlendik
[fixed 2.5]
düzeldi*, çözüldü*, hallettiler*, halloldu*, hallettik*, çözdünüz*, çözdüler*, sorun çözüldü, sorunum çözüldü, elektrik geldi*
elektrikler geldi, internet geldi, geri geldi, şimdi çalışıyor, çalışıyor şimdi, çalıştı*, şimdi oldu, oldu bu sefer, iade geldi
iade yattı, param yattı, elime ulaştı, teslim aldım, tamamdır*, gerek kalmadı, açıldı şimdi
[thanks 2.5 + action -1.2]
teşekkürler*, teşekkür ederim, teşekkür ederiz, teşekkür ediyorum, çok teşekkür*, tşk, tşkler, tşkrlr, sağ ol, sağ olun, sağol*
saol*, sağolun, eyvallah*, eyv, allah razı olsun, minnettarım*, minnettarız*, ellerinize sağlık, elinize sağlık, var olun
[politeness 1]
şimdiden teşekkürler, şimdiden teşekkür*, rica ederim, rica ediyorum, rica etsem, lütfen, lutfen, ltf, zahmet olmazsa
bi zahmet, müsaitseniz
[query 2 + ask 1]
ne zaman, nerede, nerde, nereden, nerden, nereye, nasıl, kaça, kaç para, kaç lira, kaç gün, kaçta, saat kaçta, saat kaça kadar, kaça kadar
hangi, hangisi, niye, neden, niçin, ne kadar, kim, kime, neresi, acaba, mümkün mü, mümkün müdür, var mı, varmı, yok mu
olur mu, oluyor mu, olmuyor mu, mıyım, miyim, muyum, müyüm, mısınız, misiniz, musunuz, müsünüz, mısın, misin, musun
alabilir miyim, alabilir miyiz, yapabilir miyim, öğrenebilir miyim, edebilir misiniz, eder misiniz, verir misiniz, yazar mısınız
bakar mısınız, gönderir misiniz, arar mısınız, paylaşır mısınız, yardımcı olur musunuz, yardımcı olabilir misiniz
bir sorum var, bi sorum var, sorum olacaktı, bilgi alabilir miyim, bilgi alabilir miyiz, bilgi almak, bilgi rica*, bilgi verir misiniz
bilen var mı, bilen, gerekiyor mu, lazım mı, geçerli mi, açık mısınız, öğrenmek istiyorum, öğrenmek istedim, soracaktım
[ask 1]
mı, mi, mu, mü, mıdır, midir, mudur, müdür, değil mi, demi
[action 1.6]
yardım edin, yardım, yardımcı olun, bana ulaşın, beni arayın, arayın lütfen, dönüş yapın, geri dönüş bekliyorum, dönüş bekliyorum
cevap bekliyorum, cevap verin, bilgi verin, haber verin, dm bakın, dmye bakın, dmden yazdım, mesajıma bakın, iptal edin
iptal etmek istiyorum, iptal ettirmek, iade istiyorum, paramı yatırın, düzeltin*, çözün*, çözüm bekliyorum, çözüm istiyorum
ekip gönderin, değişim istiyorum, yetkili biri, bir yetkili, ilgilenin*, ilgilenir misiniz, bakar mısınız, talep ediyorum
rica ediyorum, ne yapmalıyım, ne yapayım, ne yapıcam, ne yapacağım, nasıl yapacağım, kim ilgilenecek, gereğini
[idle 1.8]
bir daha asla, bi daha asla, uzak durun, sakın almayın, almayın aldırmayın, neyse, her zamanki gibi, klasik, yine aynı, şaşırdık mı
şaşırmadım, beklenen oldu, boşverin, boş ver, allah akıl fikir, söyleyecek söz yok, söylenecek söz yok, diyecek bişey yok
[opinion 1.5]
bence, bana göre, bana kalırsa, kanımca, sanırım, galiba, zannımca, keşke, bana sorarsanız, diyorum ki, her zamanki gibi, klasik
valla, valla bence, yapsalar, yapsanız, olmalı, olması lazım, yazık, yakışmıyor, yakışmadı
[praise 2.5]
harika hizmet, süper hizmet, iyi hizmet, hizmet süper, hizmet kalitesi, çok memnun kaldım, çok memnun kaldık, memnun kaldım
memnun kaldık, çok memnunum, memnunum*, tavsiye ederim, tavsiye ediyorum, tavsiye ederiz, şiddetle tavsiye, gözüm kapalı
helal olsun, helal size, tebrikler, tebrik ederim, tebrik ediyorum, bravo, ellerinize sağlık, emeğinize sağlık, iyi ki varsınız
çok beğendim, çok beğendik, bayıldım*, bayıldık, hızlı kargo, hızlı teslimat, güler yüzlü*, çok ilgili, on numara, 10 numara
<num> numara, dört dörtlük, beş yıldız, <num> yıldızı hak, hakkınız ödenmez, süpersiniz, harikasınız, bir numarasınız, efsanesiniz
kusur bulamadım, sorunsuz geldi, sağlam geldi, zamanında geldi, beklediğimden iyi, beklediğimden hızlı
[lead 3]
fiyat alabilir miyim, fiyat alabilir miyiz, fiyatı nedir, fiyat nedir, fiyatı ne, fiyatı ne kadar, fiyat bilgisi, fiyat listesi
ne kadar tutar, taksit ne, teklif alabilir miyim, teklif almak, teklif topluyoruz, teklif rica*, satın almak istiyorum
almak istiyorum, almayı düşünüyorum, almayı düşünüyoruz, düşünüyoruz fiyat, başvurmak istiyorum, nasıl başvur*, nereden başvur*
abone olmak, üye olmak, müşteriniz olmak, yeni müşteri, yeni müşteriye, size geçmek, size geçsem, sizden almak, numara taşıma*
toplu alım*, toplu alıma, kurumsal fiyat, kurumsal teklif, bayilik, franchise, kampanya var mı, indirim var mı, stoğa gelir*
stokta var mı, ne zaman gelir stoğa, gelirse alıcam, gelirse alırım, yeni aboneye
[rival_negative 2 + switch 3]
<rival> bıktım, <rival> bıktık, <rival> ayrıl*, <rival> kaç*, <rival> bitti, <rival> iptal, <rival> zam, <rival> çıkmak, <rival> yeter
<rival> bıktıysa, <rival> memnun değilim, <rival> taahhüd*, <rival> usandım
[switch 2.5]
size geçsem, size geçmek istiyorum, size geçiş, size taşınmak, size taşımak, numaramı taşımak, karşılıyor musunuz, ne teklif edersiniz
ne verirsiniz, cayma bedeli
[us_negative 2 + complaint 1.2]
<rival> geçiyorum, <rival> geçeceğim, <rival> geçicem, <rival> geçtim, <rival> taşınıyoruz, <rival> taşınıyorum, <rival> dönüyorum
rakibinize geç*, başka firmaya geç*, başka operatöre geç*, başka bankaya geç*, hesabımı kapatıyorum, hesabı kapattım, aboneliğimi iptal
üyeliğimi iptal, bırakıyorum sizi, kaybettiniz beni, bir müşteri kaybettiniz
[press 3.5 + action 1.5]
gazeteci, gazeteciyim, muhabir, muhabiri, muhabiriyim, haber müdürü, haber hazırlıyoruz, haber hazırlıyorum, haber yapıyoruz
dosya hazırlıyorum, dosya hazırlıyoruz, basın birimi, basın biriminiz*, basın ofisi, basın danışman*, basın açıklaması
görüşünüzü almak, görüşünüzü rica, cevap hakkınız*, röportaj, röportaj yap*, podcast, yayınımızda, bültenimiz*, gazetesinden
kanalından arıyorum, tez yazıyorum, yüksek lisans tezi, doktora tezi, belgesel
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
avukat, avukatım*, avukatımla*, avukatımız*, mahkeme*, dava, dava aç*, davacı*, dava edeceğim, savcılığa*, savcılık*, suç duyurusu*
ihtarname*, noter ihtar*, icra takibi*, tazminat*, hukuki yol*, hukuki süreç, yasal yol*, yasal haklarım*, yasal işlem*, kvkk
kişisel verileri*, haklarımı saklı
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
tüketici hakem heyeti*, hakem heyeti*, hakem heyetine*, tüketici hakları, tüketici mahkemesi*, btk, btkya, epdk, epdkya, bddk, bddkya
cimer, cimere, seddk, rekabet kurumu*, rekabet kurulu*, reklam kurulu*, ticaret bakanlığı*, sağlık bakanlığı*, tarım bakanlığı*
sivil havacılı*, shgm, sigorta tahkim, ombudsman*, alo 175, alo 174, zabıtaya, kişisel verileri koruma kurumu
[severity 2]
<num> gündür, <num> haftadır, <num> aydır, günlerdir, haftalardır, aylardır, bebek*, bebekle, engelli*, tekerlekli sandalye*, hasta var
hastam*, solunum cihaz*, ilaçlar*, insülin*, hamile*, yaşlı annem, yaşlı babam, hastanede*, evsiz kaldı*, sokakta kal*, mahsur*
cenaze*, icra geldi, haciz*, hesabım çalın*, hesabım ele geç*, dolandırıl*
<num> saattir, <num> gün oldu, saatlerdir, elektrik yok, su yok, sular kesik, elektrikler kesik, doğalgaz yok
kalorifer yanmıyor, sıcak su yok, ısınamıyoruz, yenidoğan*, yeni doğan, yaşlı*, annem hasta, babam hasta, kanser*
kemoterapi*, ameliyat*, görme engelli*, işitme engelli*, otizm*, ilacım*, ilaç alamıyor*, işimi kaybet*
çalışamıyor*, işe gidemi*, kirayı ödeye*, borç batağı*, hırsızlık*, çalındı*, çaldılar, kimlik hırsız*
veri sızıntısı, kişisel verilerim, ırkçı*, ayrımcılık*, hesabım boşalt*, hesabımı boşalt*, sel bastı, su bastı, küf*
fareler, tüm mahalle, bütün mahalle, tüm sokak, bütün apartman, tüm şehir, kimlik hirsizlik*
[severity 3.5]
yangın*, alev aldı, alevler*, duman*, kıvılcım*, patladı*, elektrik çarptı, gaz kokusu, gaz kaçağı, yanık kokusu
yaralandı*, yaralı*, kanama*, ambulans*, hastaneye kaldır*, zehirlen*, gıda zehirlenmesi, alerji*, alerjik reaksiyon
oksijen*, diyaliz*, kalp pili, taciz*, cinsel taciz, sapık*, cam kırığı, zehirlendi*
[self_harm 4 + negative 3 + action 2 + severity 4]
intihar*, intihar edeceğim, kendimi öldür*, kendimi as*, kendimi atarım, kendimi ataca*, canıma kıy*, canıma kast*, yaşamak istemiyorum
yaşamak istemiyom, ölmek istiyorum, keşke ölsem, hayatıma son*, bu hayata son, kendime zarar, bileklerimi
kimseye yük olmak, yok olmak istiyorum, bu dünyadan gitmek, veda mektub*, ilaçların hepsini, uyanmak istemiyorum
artık dayanacak gücüm
kutu hap içtim, kutu hap yuttum, kutu ilaç içtim, kutu ilaç yuttum, avuç hap içtim, avuç hap yuttum, avuç ilaç içtim
avuç ilaç yuttum, şişe hap içtim, şişe hap yuttum, şişe ilaç içtim, şişe ilaç yuttum, kendini öldürmek
kendini öldüreceğim, kendini öldürücem, kendini öldürecek, kendini öldürmeyi, kendini asacağım, kendimi atıcam
kendimi atmak, kendimi atıyorum, köprüden atlayacağım, köprüden atlıcam, köprüden atlamak, camdan atlayacağım
camdan atlıcam, camdan atlamak, balkondan atlayacağım, balkondan atlıcam, balkondan atlamak, çatıdan atlayacağım
çatıdan atlıcam, çatıdan atlamak, trenin önüne atla*, trenin önüne atacağım, metronun altına atla*
metronun altına atacağım, metronun önüne atla*, metronun önüne atacağım, metrobüsün altına atla*
metrobüsün altına atacağım, metrobüsün önüne atla*, metrobüsün önüne atacağım, trenin altına, köprüdeyim atla*
köprüdeyim artık, köprüdeyim elveda, köprüdeyim son, köprünün üstündeyim, yaşamıma son vereceğim
yaşamıma son vericem, yaşamıma son vermek, hayatına son vereceğim, hayatına son vericem, hayatına son vermek
hayatımı bitirmek, hayatımı bitireceğim, hayatımı bitiricem, hayatımı sonlandır*, yaşamımı bitirmek
yaşamımı bitireceğim, yaşamımı bitiricem, yaşamımı sonlandır*, her şeye son vermek istiyorum, yaşamak istemiyorm
yaşamak istemez oldum, yaşamayı istemiyorum, yaşamaktan bıktım, yaşamaktan yoruldum, yaşamaktan usandım
yaşamaktan sıkıldım, hayattan bıktım, hayattan soğudum, hayattan usandım, bu hayattan yoruldum, yaşamanın anlamı yok
yaşamanın bir anlamı yok, yaşamanın anlamı kalmadı, yaşamanın bir anlamı kalmadı, hayatın anlamı yok
hayatın bir anlamı yok, hayatın anlamı kalmadı, hayatın bir anlamı kalmadı, hayatımın anlamı yok
hayatımın bir anlamı yok, hayatımın anlamı kalmadı, hayatımın bir anlamı kalmadı, yaşamak için sebebim yok
yaşamak için sebebim kalmadı, yaşamak için bir sebebim yok, yaşamak için bir sebebim kalmadı
yaşamak için nedenim yok, yaşamak için nedenim kalmadı, yaşamak için hiçbir sebebim yok
yaşamak için hiçbir sebebim kalmadı, yaşama sevincim yok, yaşama sevincim kalmadı, yaşama isteğim yok
yaşama isteğim kalmadı, yaşama hevesim yok, yaşama hevesim kalmadı, yaşamak sevincim yok, yaşamak sevincim kalmadı
yaşamak isteğim yok, yaşamak isteğim kalmadı, yaşamak hevesim yok, yaşamak hevesim kalmadı, ölmek istiyom
ölmek istiyorm, ölmek daha iyi, ölsem istiyorum, ölsem istiyom, ölsem istiyorm, ölsem daha iyi, ölmeyi istiyorum
ölmeyi istiyom, ölmeyi istiyorm, ölmeyi daha iyi, keşke ölseydim, keşke doğmasaydım, keşke hiç doğmasaydım
keşke uyanmasam, keşke ölebilsem, bari ölsem, bari ölseydim, bari doğmasaydım, bari hiç doğmasaydım, bari uyanmasam
bari ölebilsem, ölsem de kurtulsam, ölsem kurtulsam, ölüp gitsem, ölüp kurtulsam, ölüp gitmek, ölüm daha iyi
ölüm kurtuluş, ölüm tek çare, ölüm tek kurtuluş, hiç uyanmasam, uyuyup uyanmasam, yatıp uyanmasam
ben olmasam daha iyi, ben olmasam herkes rahat, ben olmasam kimse fark, ben ölsem herkes rahat, ben ölsem kimse fark
bensiz olmasam daha iyi, bensiz olmasam herkes rahat, bensiz olmasam kimse fark, bensiz ölsem herkes rahat
bensiz ölsem kimse fark, kimse beni özlemez, kimse umrunda olmaz ölsem, kimse üzülmez ölsem, kimsenin beni özlemez
kimsenin umrunda olmaz ölsem, kimsenin üzülmez ölsem, herkese yük oluyorum, herkese yük oldum
herkese yük olmayacağım, aileme yük oluyorum, aileme yük oldum, aileme yük olmayacağım, size yük oluyorum
size yük oldum, size yük olmayacağım, yük olmak istemiyorum, bu dünyadan göçmek, bu dünyadan gidiyorum
bu dünyadan ayrıl*, bu dünyadan gidicem, kaybolmak olmak istiyorum, çıkış yolu göremiyorum
çıkış yolu yok benim için, çıkış göremiyorum, çıkış yok benim için, kurtuluş yolu göremiyorum
kurtuluş yolu yok benim için, kurtuluş göremiyorum, kurtuluş yok benim için, hapların hepsini, hapların tamamını
ilaçların tamamını, tabletlerin hepsini, tabletlerin tamamını, şişe dolusu hap, şişe dolusu ilaç
şişe dolusu uyku ilacı, bütün hapları içtim, bütün hapları yuttum, bütün hapları içicem, bütün ilaçları içtim
bütün ilaçları yuttum, bütün ilaçları içicem, uyku ilacı içtim, uyku ilacı içicem, uyku ilacı yuttum
uyku hapı içtim, uyku hapı içicem, uyku hapı yuttum, aşırı doz aldım, bileğimi kestim, bileğimi kesiyorum
bileğimi keseceğim, damarlarımı kestim, damarlarımı kesiyorum, damarlarımı keseceğim, kolumu kestim
kolumu kesiyorum, kolumu keseceğim, jilet attım, kendime kıyacağım, kendime sıkıcam, kendime sıkarım
kafama sıkacağım, kafama sıkıcam, kafama sıkarım, son mesajım bu, son mesajım elveda, son mesajım hakkınızı
son tweetim, bu son mesajım, son mesajım olacak, elveda dünya, elveda herkese, elveda hayat, elveda sevdiklerim
hakkınızı helal edin gidiyorum, hakkınızı helal edin ben, hakkınızı helal edin artık, öldüğümde, ben öldükten sonra
ben ölünce, ölümümden siz sorumlu*, ölümümden sizin sorumlu*, ölümümden onlar sorumlu*, ölümüm siz sorumlu*
ölümüm sizin sorumlu*, ölümüm onlar sorumlu*
[self_harm 2]
artık dayanamıyorum hayata, aşırı doz, uyku hapı, uyku ilacı, antidepresan*, dayanacak gücüm kalmadı, köprüdeyim
yaşamanın anlamı, son mesajım
[self_harm 1.3]
elveda, veda, umudum kalmadı, hiç umudum, çaresizim, çok çaresizim, yapayalnızım, depresyondayım, depresyon*
kendimden nefret, hayatımdan nefret, tükendim, bittim artık, dayanamıyorum artık, ölmek, kimsem yok, ilaçlarım
[threat_to_life 4 + negative 3 + action 2 + severity 4]
sizi öldür*, seni öldür*, onu öldür*, hepinizi öldür*, öldüreceğim*, gebertirim*, gebertece*, sağ bırakma*, vururum seni, kafanıza sık*
şubenizi yakar*, şubenizi basa*, bomba koy*, kanınızı akıt*, çıkışta bekliyorum, ölümle tehdit*, gaz kokusu*, gaz kokuyor*
doğalgaz koku*, gaz kaçağı*, gaz kaçırıyor, yangın çıktı, alev aldı, duman çıkıyor, elektrik çarptı*
elektrik çarpıyor, tel koptu, nefes alamıyor*, nefes almıyor, kalp krizi*, bilincini*, ambulans çağır*, ambulans gönder*
karbonmonoksit*, beni takip ediyor, takip ediliyorum, evimin önünde bekl*, aşağıdayım yaz*, cam kırığı*, anafilaksi*
asit attı, asit atacağım, asit atarım, oksijene muhtaç, oksijene ihtiyacı, oksijene bağlı, gaz sızıyor, gaz sızıntı*
gaz patlaması, gaz koklu*, doğalgaz kaçağı, doğalgaz kaçırıyor, tüp kokusu, tüp kokuyor, tüp kaçağı, tüp kaçırıyor
tüp patladı, karbon monoksit*, gazdan zehirlen*, sobadan zehirlen*, yangın var, yangın çıkıyor, yangın başladı
yangın çıkacak, yangın çıkmış, ev yanıyor, ev yandı, evim yanıyor, evim yandı, evimiz yanıyor, evimiz yandı
daire yanıyor, daire yandı, alevler içinde, alevler yükseliyor, alevler sardı, alevler çıkıyor, alev çıkıyor
alev alıyor, alev çıktı, alev aldık, tutuştu, duman çıktı, duman tütüyor, duman geliyor, duman doldu, duman kapladı
duman sardı, içerisi duman, ev duman, bina duman, her yer duman, araç duman, kabin duman, dumanlar çıkıyor
dumanlar yükseliyor, dumanlar içinde, yanık kokusu, yanmış plastik kokusu, yanık kokuyor, kıvılcım çıkıyor
kıvılcım çıkarıyor, kıvılcım saçıyor, kıvılcım çıktı, kıvılcım atıyor, kıvılcımlar, batarya patladı
batarya infilak etti, telefon patladı, telefon infilak etti, şarj aleti patladı, şarj aleti infilak etti
modem patladı, modem infilak etti, elimde patladı, elektrik kaçağı, ceryan çarptı, ceryan çarpıyor, ceryan kaçağı
cereyan çarptı, cereyan çarpıyor, cereyan kaçağı, akım çarptı, akım çarpıyor, akım kaçağı, elektrik teli koptu
elektrik teli kopmuş, elektrik teli yerde, elektrik teli sarkıyor, kablo açıkta, kablo kopmuş, kablo yerde elektrik
tel açıkta, tel kopmuş, tel yerde elektrik, teller açıkta, teller kopmuş, teller yerde elektrik, kablolar açıkta
kablolar kopmuş, kablolar yerde elektrik, direk devrildi, direk yıkıldı, direk devrilmiş, kısa devre yaptı
kısa devre yapıp, nefes almıyor*, nefes almakta zorlan*, nefes alamadı, nefes darlığı, nefesi kesildi, nefesi durdu
nefesi daraldı, boğuluyor, boğuluyorum, boğuluyoruz, boğuldu, boğazına kaçtı, kalp durması, kalp spazmı, kalp masajı
inme geçiriyor, inme geçirdi, inme indi, felç geçiriyor, felç geçirdi, felç indi, beyin kanaması, göğsüm ağrısı
göğsüm ağrıyor, göğsüm sıkışıyor, göğüs ağrısı, göğüs ağrıyor, göğüs sıkışıyor, göğsümde ağrısı, göğsümde ağrıyor
göğsümde sıkışıyor, göğsü ağrısı, göğsü ağrıyor, göğsü sıkışıyor, bilinci kapalı, bilinci kaybetti
bilinci yerinde değil, bilinci yok, şuuru kapalı, şuuru kaybetti, şuuru yerinde değil, şuuru yok, annem bayıldı
babam bayıldı, eşim bayıldı, kızım bayıldı, oğlum bayıldı, yolcu bayıldı, hasta bayıldı, baygın yatıyor
baygın halde, baygın bulduk, yere yığıldı, kendinden geçti, kendinden gelmiyor, kendine geçti, kendine gelmiyor
tepki vermiyor annem, tepki vermiyor babam, tepki vermiyor bebek, nöbet geçiriyor, nöbet geçirdi, havale geçiriyor
havale geçirdi, sara nöbeti geçiriyor, sara nöbeti geçirdi, epilepsi nöbeti geçiriyor, epilepsi nöbeti geçirdi
çok kan kaybediyor, çok kan kaybetti, kan revan içinde, kanaması var, kanaması durmuyor, kanama var, kanama durmuyor
kanlar içinde, alerjik şok, alerjik reaksiyon geçirdi, alerjik reaksiyon geçiriyor, insülin bitti, insülin yok
insülin bozuldu, insülin bozulacak, insülini bitti, insülini yok, insülini bozuldu, insülini bozulacak
insülinim bitti, insülinim yok, insülinim bozuldu, insülinim bozulacak, oksijen makinesi, oksijen konsantratörü
oksijen bitiyor, oksijen bitti, oksijen yok, oksijen cihaz*, oksijen tüp*, elektrik yok oksijen
elektrik yok solunum, elektrik yok ve oksijen, elektrik kesik oksijen, elektrik kesik solunum
elektrik kesik ve oksijen, kesinti var oksijen, kesinti var solunum, kesinti var ve oksijen
elektrikler kesik oksijen, elektrikler kesik solunum, elektrikler kesik ve oksijen, solunum cihaz*, ventilatör*
evde diyaliz, ev tipi diyaliz, yaşam destek, cihaza bağlı hasta, cihaza bağlı yaşıyor, cihaza bağlı annem
cihaza bağlı babam, cihaza bağlı bebeğim, makineye bağlı hasta, makineye bağlı yaşıyor, makineye bağlı annem
makineye bağlı babam, makineye bağlı bebeğim, yoğun bakımda, hayati tehlike, hayati tehlikesi, hayati risk
hayati tehlikede, hayatı pahasına, hayatım tehlikede, hayatım tehlikesi, hayatım pahasına, hayatımız tehlikede
hayatımız tehlikesi, hayatımız pahasına, can güvenliği* tehlikede, can güvenliği* tehlikesi, can güvenliği* pahasına
ölüm kalım, ölüm tehlikesi, ölüm tehditleri, ölüm riski, ölecek biri, ölecek birisi, ölecek babam, ölüyor biri
ölüyor birisi, ölüyor babam, ölücek biri, ölücek birisi, ölücek babam, ölebilir biri, ölebilir birisi
ölebilir babam, biri ölecek, biri ölüyor, biri ölücek, birisi ölecek, birisi ölüyor, birisi ölücek, babam ölecek
babam ölüyor, babam ölücek, annem ölecek, annem ölüyor, annem ölücek, zehirlendi, zehirlendik, zehirlendim
zehirlenmiş, zehirlenme*, ambulans geldi, ambulans lazım, 112 çağır*, 112 gönder*, 112 yi arayamıyor*
112 yi ulaşamıyor*, 112 ye arayamıyor*, 112 ye ulaşamıyor*, 112 arayamıyor*, 112 ulaşamıyor*, 112ye arayamıyor*
112ye ulaşamıyor*, 112yi arayamıyor*, 112yi ulaşamıyor*, 155i arayamıyor*, 155i ulaşamıyor*, acile arayamıyor*
acile ulaşamıyor*, acil çağrı yapamıyor*, acil çağrı yapılamıyor, itfaiye çağır*, itfaiye geldi, itfaiye gönder*
itfaiye lazım, polis gönderin, polis çağır*, polis yollayın, hastaneye kaldırıldı, hastaneye kaldırdık
hastaneye kaldırıldım, hastaneye kaldırıldık, hastaneye yetiştir*, acile kaldırıldı, acile kaldırdık
acile kaldırıldım, acile kaldırıldık, acile yetiştir*, yardım edin ölüyor, yardım edin yanıyor, yardım edin mahsur*
yardım edin nefes, frenler tutmuyor, frenler patladı, frenler boşaldı, frenler çalışmıyor, fren tutmuyor
fren patladı, fren boşaldı, fren çalışmıyor, freni tutmuyor, freni patladı, freni boşaldı, freni çalışmıyor
şoför alkollü, şoför sarhoş, şoför uyudu, şoför uyukluyor, sürücü alkollü, sürücü sarhoş, sürücü uyudu
sürücü uyukluyor, kaptan alkollü, kaptan sarhoş, kaptan uyudu, kaptan uyukluyor, cam parçası, cam kırıkları
pil yuttu, çocuk kilitli kaldı, çocuk mahsur*, bebek kilitli kaldı, bebek mahsur*, kızım kilitli kaldı
kızım mahsur*, oğlum kilitli kaldı, oğlum mahsur*, asansörde kaldık, asansörde kaldım, asansörde mahsur*
asansörde sıkıştı*, asansörde kaldı, asansörde kilitli, asansör düştü, asansör düşüyor, asansör arasında
mahsur kaldı, mahsur kaldık, mahsur kalmış, enkaz altında, rehin alındı*, rehin tutuluyor*, rehin aldı
rehine alındı*, rehine tutuluyor*, rehine aldı, kaçırıldım, beni kaçırdı, beni kaçırıyor, beni kaçıracak
boğulmak üzere, sizi gebert*, sizi vuracağım, seni gebert*, seni vuracağım, onu gebert*, onu vuracağım
hepinizi gebert*, hepinizi vuracağım, öldürürüm sizi, öldürürüm seni, öldürürüm hepinizi, öldürürüm onu, öldürücem
öldürecem, beni öldürecek, beni öldürücek, beni öldürmekle, bizi öldürecek, bizi öldürücek, bizi öldürmekle
annemi öldürecek, annemi öldürücek, annemi öldürmekle, kızımı öldürecek, kızımı öldürücek, kızımı öldürmekle
bıçak çekti, bıçak çekerim, bıçak sapl*, bıçak dayadı, bıçak taşıyor, bıçaklandı, bıçaklandım, bıçaklarım
bıçaklıcam, bıçaklayacağım, silah çekti, silah doğrulttu, silah çekerim, silah var elinde, silah dayadı, silah sıktı
silahla geleceğim, silahla geliyorum, silahla geldi, bıçakla geleceğim, bıçakla geliyorum, bıçakla geldi
tabancayla geleceğim, tabancayla geliyorum, tabancayla geldi, satırla geleceğim, satırla geliyorum, satırla geldi
silahlı saldırı, kafana sık*, kafasına sık*, beynine sık*, kurşun sık*, kurşun yağdır*, kurşun yersin
şubeyi yakarım, şubeyi yakacağım, şubeyi yakıcam, şubenizi yakacağım, şubenizi yakıcam, ofisinizi yakarım
ofisinizi yakacağım, ofisinizi yakıcam, binanızı yakarım, binanızı yakacağım, binanızı yakıcam, havaya uçur*
bombalı, canlı bomba, bomba ihbarı, bomba düzeneği, bomba yerleştirdim, bomba patlatırım, binada bomba var
okulda bomba var, avmde bomba var, otobüste bomba var, uçakta bomba var, metroda bomba var, ofiste bomba var
nerede oturduğunu biliyor*, nerede oturduğunuzu biliyor*, nerede yaşadığını biliyor*, nerede çalıştığını biliyor*
nerde oturduğunu biliyor*, nerde oturduğunuzu biliyor*, nerde yaşadığını biliyor*, nerde çalıştığını biliyor*
evini biliyorum, adresini biliyorum, evinizi biliyorum, çıkışta görüşürüz siz, kapıda bekliyorum
kapıda görüşürüz siz, iş çıkışı bekliyorum, iş çıkışı görüşürüz siz, sağ çıkamazsın*, sağ çıkmazsın*, canlı bırakmam
canlı çıkamazsın*, canlı bırakmayacağım, canlı çıkmazsın*, kanınızı dök*, kanınızı içerim, kanını dök*, kanını akıt*
kanını içerim, kan dökülür, kan dökülecek, kan akacak, kan akar burada, öldürmekle tehdit*, silahla tehdit*
bıçakla tehdit*, ölüm tehdid*, kezzap*, yüzüne asit, suratına asit, ölmeyi hak ediyorsun*, gebermeyi hak ediyorsun*
eski kocam beni takip*, eski kocam takip, eski kocam evimi, eski eşim beni takip*, eski eşim takip, eski eşim evimi
eski sevgilim beni takip*, eski sevgilim takip, eski sevgilim evimi, eski nişanlım beni takip*, eski nişanlım takip
eski nişanlım evimi, kocam beni dövdü, kocam dövüyor, kocam dövdü, eşim beni dövdü, eşim dövüyor, eşim dövdü
babam beni dövdü, babam dövüyor, babam dövdü, takip cihazı, takip ediyor beni, aracıma takip, aracıma gps
aracıma airtag, arabama takip, arabama gps, arabama airtag, çantama takip, çantama gps, çantama airtag
telefonuma takip, telefonuma gps, telefonuma airtag, beni takip ediyor*, beni izliyor sokakta, beni dövüyor
beni darp*, aile içi şiddet, kadına şiddet, uzaklaştırma kararı, şiddet görüyorum, tecavüz*, cinsel saldırı
cinsel taciz, cinsel istismar, şoför taciz*, şoför saldırdı, şoför dövdü, sürücü taciz*, sürücü saldırdı
sürücü dövdü, kurye taciz*, kurye saldırdı, kurye dövdü, taksici taciz*, taksici saldırdı, taksici dövdü
eve hırsız girdi, eve hırsız giriyor, eve biri girdi, eve biri giriyor, evime hırsız girdi, evime hırsız giriyor
evime biri girdi, evime biri giriyor, evimize hırsız girdi, evimize hırsız giriyor, evimize biri girdi
evimize biri giriyor, evde biri var, içeride biri var, kapıyı zorluyor*, kapıyı kırıyor*, kapıyı kırmaya
çocuğum kayıp, çocuğum kayboldu, çocuğum kaçırıldı, kızım kayıp, kızım kayboldu, kızım kaçırıldı, oğlum kayıp
oğlum kayboldu, oğlum kaçırıldı, sapık takip, sapık peşimde, sapık var, sapık kapıda, gazdan zehirlendi*
gazdan zehirlenme*, sobadan zehirlendi*, sobadan zehirlenme*, 112 yi ulasamiyorum*, 112 yi ulasamiyoruz*
112 ye ulasamiyorum*, 112 ye ulasamiyoruz*, 112 ulasamiyorum*, 112 ulasamiyoruz*, 112ye ulasamiyorum*
112ye ulasamiyoruz*, 112yi ulasamiyorum*, 112yi ulasamiyoruz*, 155i ulasamiyorum*, 155i ulasamiyoruz*
acile ulasamiyorum*, acile ulasamiyoruz*, sizi gebertece*, sizi gebertirim*, seni gebertece*, seni gebertirim*
onu gebertece*, onu gebertirim*, hepinizi gebertece*, hepinizi gebertirim*, kafana sikayetciyim*, kafana sikisti*
kafasına sikayetciyim*, kafasına sikisti*, beynine sikayetciyim*, beynine sikisti*, kurşun sikayetciyim*
kurşun sikisti*, beni takip ediyorsun*
[threat_to_life 2]
ambulans*, itfaiye*, oksijen*, insülin*, diyaliz*, yangın*, alevler*, kıvılcım*, patlayacak*, dumanlar*, bomba var
rehin*, saldırgan*, zehirlenme, boğulma*
[threat_to_life 1.7]
zehirlen*, kanıyor, takip ediyor, bayılmış, duman*, yanıyor, patladı*, patlama*, bıçak*, silah*, tabanca*, kurşun*
tehdit*, kanıyor*, yanık*, elektrik çarp*, tecavüz, şiddet*, zehirlendi*, elektrik carpti*
[threat_to_life 1.3]
kan, korkuyorum, çok korkuyorum, çığlık*
[figurative 3 + neutral 1]
gülmekten öldüm, gülmekten ölüyorum, gülmekten ölücem, gülmekten yarıl*, açlıktan öldüm, açlıktan ölüyorum, sıcaktan öldüm
sıcaktan ölüyorum, meraktan öldüm, meraktan ölüyorum, sıkıntıdan öldüm, yorgunluktan öldüm, öldüm bittim, bomba gibi, bomba kampanya
bomba indirim, yakıyor geçiyor, yanıyor bu sahne, cenazem kaldır*
[figurative 4 + neutral 1]
instagramda beni takip, twitterda beni takip, tiktokta beni takip, beni takip ediyorsun*, beni takip ediyorsanız
sıcaktan ölücem, açlıktan ölücem, soğuktan öldüm, soğuktan ölüyorum, soğuktan ölücem, gülme krizi, öksürük krizi
ağlama krizi, gülme krizine, ölüyorum gülmekten, ölüyorum sıcaktan, ölüyorum açlıktan, ölüyorum meraktan, ölüyorum 😂
ölüyorum 🤣, ölüyorum ya, öldüm gülmekten, öldüm ya, öldüm 😂, öldüm 🤣, öldüm sıcaktan, ölürüm sana, ölürüm size
ölürüm ona, ölürüm buna, ölürüm senin, ölmeden önce görülmesi, ölmeden önce yapılacak, ölmeden önce izlenmesi
ölmeden önce gidilmesi, ölümüne seviyorum, ölümüne güzel, ölümüne lezzetli, ölümüne iyi, ölümüne rekabet, ölümsüz*
kalp krizi geçirtecek, kalp krizi geçirttiniz, kalp krizi geçirtiyorsunuz, kalp krizi geçirecektim
kalp krizi geçirmek üzere, kalp krizi geçiriyordum, kalp geçirtecek, kalp geçirttiniz, kalp geçirtiyorsunuz
kalp geçirecektim, kalp geçirmek üzere, kalp geçiriyordum, kalp krizi sebebi, az kalsın kalp krizi
annem beni öldürecek, annem beni öldürür, annem öldürecek, annem öldürür, babam beni öldürecek, babam beni öldürür
babam öldürecek, babam öldürür, eşim beni öldürecek, eşim beni öldürür, eşim öldürecek, eşim öldürür, zaman öldürmek
zaman öldürdüm, zaman öldürüyorum, vakit öldürmek, vakit öldürdüm, vakit öldürüyorum, boss öldürmek, boss öldürdüm
boss öldürüyorum, zombi öldürmek, zombi öldürdüm, zombi öldürüyorum, oyunda öldür*, oyunda vur*, oyunda öldüm
pubgde öldür*, pubgde vur*, pubgde öldüm, csde öldür*, csde vur*, csde öldüm, lolde öldür*, lolde vur*, lolde öldüm
bomba haber, bomba fiyat, bomba transfer, bomba parça, bomba film, bomba fırsat, bomba teklif, bomba iddia
bomba ürün, banyo bombası, seks bombası, atom bombası, su bombası, aşk bombası, bomba haber*, gündeme bomba
intihar timi, intihar komandosu, intihar ekibi, intihar saldırısı filmi, intihar maçı, siyasi intihar*
ticari intihar*, ekonomik intihar*, mali intihar*, politik intihar*, futbol intihar*, intihar gibi
intihar olur bu fiyat, intihar etmek gibi, yangın merdiveni, yangın söndürücü, yangın sigortası, yangın alarmı
yangın tüpü, yangın dedektörü, yangın tatbikatı, yangın kapısı, yangın yeri fiyatlar, yangın yeri gibi
yangın var fiyat*, yangın yeri, fiyatlar yanıyor, fiyatlar alev aldı, fiyatlar alevlendi, piyasa yanıyor
piyasa alev aldı, piyasa alevlendi, döviz yanıyor, döviz alev aldı, döviz alevlendi, dolar yanıyor, dolar alev aldı
dolar alevlendi, içim yanıyor, yüreğim yandı, canım yanıyor, canımız yanıyor, ciğerim yanıyor, kalbim yanıyor
yakıyor ortalığı, yakıyor sahneyi, ateş pahası, ateş gibi, ateş ediyor, free fire, fire tv, duman dedektörü
duman dedektör*, duman alarmı, duman altı ettik, duman attırdı, duman etti rakibi, duman oldu rakip, duman oldum
duman grubu, duman konseri, duman şarkısı, duman dinle*, kan kırmızı, kan bağışı, kan tahlili, kan grubu, kan şekeri
kan ter içinde, kan kaybı yaşıyor borsa, kan donduran, kanımı emiyor*, kanımı emdiniz, kanımı dondu*, kanımı kaynat*
kanımızı emiyor*, kanımızı emdiniz, kanımızı dondu*, kanımızı kaynat*, kanınızı emiyor*, kanınızı emdiniz
kanınızı dondu*, kanınızı kaynat*, gizli silah*, kitle silah*, çifte silah*, su tabancası, silikon tabancası
masaj tabancası, boya tabancası, oyuncak tabancası, oyuncak silah, oyuncak tabanca, mutfak bıçağı, ekmek bıçağı
et bıçağı, şef bıçağı, bıçak seti, bıçak takımı, bıçak bileyici, bıçak sırtı, bıçak kemiğe dayandı, bıçak kemiğe
satışlar patladı, satışlar patlıyor, satışlar patlattı, fiyatlar patladı, fiyatlar patlıyor, fiyatlar patlattı
faturalar patladı, faturalar patlıyor, faturalar patlattı, fatura patladı, fatura patlıyor, fatura patlattı
kahkaha patlaması, satış patlaması, indirim patlaması, fiyat patlaması, nüfus patlaması, lezzet patlaması
enerji patlaması, pil öldü, pil bitti, pil ölüyor, telefon öldü, telefon bitti, telefon ölüyor, hat öldü, hat bitti
hat ölüyor, şarj öldü, şarj bitti, şarj ölüyor, ölü piksel, ölü hat, ölü doğa, ölü deniz, ölü yatırım, ölü taklidi
ölüler, yaşayan ölü*, walking dead, nefes kesen, nefes kesici, nefes kesti maç, nefes aldırmayan, nefes nefese
nefes alamıyorum gülmekten, nefes alamıyorum 😂, nefes alamıyorum 🤣, nefes alamıyorum ya, gülmekten nefes alam*
borca boğuldu*, borca boğuluyor*, işe boğuldu*, işe boğuluyor*, reklama boğuldu*, reklama boğuluyor*, maile boğuldu*
maile boğuluyor*, sözleşmeye boğuldu*, sözleşmeye boğuluyor*, ödeve boğuldu*, ödeve boğuluyor*, borç içinde boğul*
reklam içinde boğul*, iş içinde boğul*, mesaj içinde boğul*, rehin aldınız param*, rehin aldınız
rehin alıyorsunuz param*, rehin alıyorsunuz, rehin gibi param*, rehin gibi, rehine aldınız param*, rehine aldınız
rehine alıyorsunuz param*, rehine alıyorsunuz, rehine gibi param*, rehine gibi, paramı rehin*, hattımı rehin*
sözleşmede mahsur*, taahhütte mahsur*, trafikte mahsur*, kuyrukta mahsur*, trafikte mahsur kaldık
trafikte mahsur kaldım, yolda mahsur kaldık, yolda mahsur kaldım, enflasyonun altında, faturaların altında
borcun altında, zamların altında, şiddetle tavsiye, şiddetle öner*, şiddetle kın*, şiddetle kınıyor*
şiddetli yağmur, şiddetli yağış, şiddetli rüzgar, şiddetli fırtına, intihar ederim artık 😂, intihar ederim 😂
intihar ederim bu fiyata, tutuştu sosyal medya, tutuştu ortalık, kendimi atasım geldi, kendimi atasım var
kendimi atasım, kendimi vurasım geldi, kendimi vurasım var, kendimi vurasım, kendimi yollara geldi
kendimi yollara var, kendimi yollara, kendimi dışarı at*, kendimi denize at*, kendimi havuza at*, kendimi sahile at*
kendimi yatağa at*, kendimi koltuğa at*, kendimi kanepeye at*, kendimi asosyal, kendimi aşan, kendimi aştım
kendimi astronot, kendimi asla, kendimi asil, internetsiz yaşamak istemiyorum, wifisiz yaşamak istemiyorum
kahvesiz yaşamak istemiyorum, sensiz yaşamak istemiyorum, bu şehirde yaşamak istemiyorum
bu ülkede yaşamak istemiyorum, burada yaşamak istemiyorum, bu mahallede yaşamak istemiyorum, ölümle burun
ölümle dans, aşırı doz şeker, aşırı doz kahve, aşırı doz reklam, aşırı doz tatlılık, polisiye*, oyunda oldurecegim*
pubgde oldurecegim*, csde oldurecegim*, lolde oldurecegim*, yaşayan olumsuz*, gülmekten nefes alamiyor*
borç içinde boguldu*, borç içinde boguluyor*, borç içinde bogulma*, reklam içinde boguldu*, reklam içinde boguluyor*
reklam içinde bogulma*, iş içinde boguldu*, iş içinde boguluyor*, iş içinde bogulma*, mesaj içinde boguldu*
mesaj içinde boguluyor*, mesaj içinde bogulma*, kendimi dışarı ataca*, kendimi dışarı atla*, kendimi denize ataca*
kendimi denize atla*, kendimi havuza ataca*, kendimi havuza atla*, kendimi sahile ataca*, kendimi sahile atla*
kendimi yatağa ataca*, kendimi yatağa atla*, kendimi koltuğa ataca*, kendimi koltuğa atla*, kendimi kanepeye ataca*
kendimi kanepeye atla*
[urgent 2]
acil, acilen, çok acil, ivedi, ivedilikle, hemen, derhal, bir an önce, bi an önce, şu an, şuan, şu anda, bugün içinde, yarına kadar
yarın sabah uçağım, uçağım kalk*, uçağım var, uçağı kaçır*, kapıda kaldık, kapıda kaldım, kapının önünde, sokakta kaldık, yolda kaldık
yolda kaldım, mahsur kaldık, mahsur kaldım, otogardayım, otogardayız, havalimanındayım, havalimanındayız, resepsiyondayız
<num> dakikaya, <num> dakika kaldı, <num> saat kaldı, art arda çekiliyor, durdurun*
acilen yardım, acil yardım, çok acele, hemen şimdi, şimdi hemen, anında, bir saat içinde, 1 saat içinde
<num> dakika içinde, <num> saat içinde, yarım saat içinde, yarım saate, bir saate, akşama kadar, bu akşama
bu geceye, yarın sabah, yarın sabaha, uçuşum, uçuşum var, uçuşuma, uçağa, havaalanındayım, havaalanındayız
kapıdayım, kapıdayız, dışarıda kaldım, dışarıda kaldık, bekleyemem, bekleyemeyiz, daha fazla bekleyemem
beklemeye vaktim, vaktim yok, vakit yok, zamanım yok, zaman yok, son gün bugün, bugün son gün, süresi bugün
lütfen hemen, lütfen acil, hızlıca, hızlı lütfen, çabuk lütfen, şu dakika, şu saniye, her dakika, an itibarıyla
an itibariyle, ivedi olarak, vakit kaybetmeden, gecikmeden
[urgent 0.9]
bugün, yarın, bu akşam, bu sabah, bu gece, akşama, acele, çabuk
[sarcasm 2 + negative 2 + complaint 0.8]
bravo size, bravo vallahi, tebrikler gerçekten, teşekkürler size de, teşekkürler hiçbir şey, sağ olun ya gerçekten, helal olsun size ya
aferin size, aferin yani, ne güzel değil mi, ne kadar güzel hizmet, harika gerçekten, süpersiniz ya, alkışlıyorum sizi, büyük başarı
kutlarım sizi, ayakta alkışlıyorum, çok profesyonel gerçekten, şaka gibi, şaka gibisiniz, şaka mı bu, komedi, dalga mı geç*
[spam 3 + action -1.5]
para kazan, para kazanmak iste*, evden para kazan, ek gelir, ek iş, günde <num> tl kazan, pasif gelir, linke tıkla, profilimdeki link*
link profilde, linki profilde, bio da link, biyodaki link*, takipçi satış*, takipçi sadece, gerçek takipçi, takibe takip, gt yapan
deneme bonusu, bonus kazan, yatırımsız, çevrimsiz, bahis sitesi, canlı bahis, slot oyun*, kripto sinyal, sinyal grubu*, medyum, büyü bozma
giden sevgili, çekilişe katıl, hediye kazan
[scam 3.5 + action 0.5 + severity 2]
hesabınız bloke*, hesabınız askıya*, hesabınız kapatıla*, hesabınız geçici, hesabınızı doğrula*, kimliğinizi doğrula*, bilgilerinizi girin
bilgilerinizi güncelle*, kart bilgileriniz*, kart numaranızı*, sms kodunu*, şifrenizi girin, tc kimlik numaranızı*, ödülü kazandınız
kazandığınız ödül*, resmi destek, resmi iade, aidat iadeniz*, iade hakkı kazandınız
[hate 3.5 + negative 3]
defolsunlar ülkelerine, defolun ülkenize, ülkenize dönün, memleketlerine gitsin*, sınırın ötesine, pis göçmen*, pis mülteci*
hepsini sınır dışı, kökünüz kuru*, kökleri kuru*, bu ırkın, sapkınları temizle*, kadın aklıyla, mutfağa yollayın
[language 1]
ve, bir, bu, da, de, ne, için, çok, ama, var, yok, ben, sen, biz, siz, mi, mı, mu, mü, gibi, ile, daha, en, kadar, şu, değil, diye
niye, neden, nasıl, olarak, sonra, hala, hâlâ, artık, bile, şey, bişey, her, hiç, olan, oldu, olsun, olur, dedim, dedi, diyor, yine
bana, beni, benim, sana, size, sizi, bizim, onu, ona, onlar, ya, ki, yani, zaten, şimdi, bugün, yarın, dün, gün, kez, kere, lütfen
merhaba, abi, teşekkürler, tamam, evet, hayır, iyi, güzel, bi, kardeşim, hem, veya, göre, önce, beri, içinde, geldi, inşallah, valla
